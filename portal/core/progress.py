"""A bar that shows how far long work is, for someone at a terminal."""

from django.core.management.base import OutputWrapper

WIDTH = 40  # characters


class Bar:
    """Call it with how much is done, and of how much; nothing is written unless `shown`."""

    def __init__(self, what: str, out: OutputWrapper, *, shown: bool):
        self.what = what
        self.out = out
        self.shown = shown

    def __call__(self, done: int, total: int) -> None:
        if self.shown:
            filled = WIDTH * done // max(1, total)
            bar = "#" * filled + "." * (WIDTH - filled)
            self.out.write(f"\r[{bar}] {done} van {total} {self.what}", ending="\n" if done == total else "")
            self.out.flush()
