"""A program of its own: reads a PDF from standard input, writes its number of pages and a picture of the first.

It runs apart from the portal (`portal.core.first_pages`), because a PDF from outside may be made to break the program
that reads it: here that takes neither the server nor its secrets along. On standard output comes a line with the
number of pages and after it the picture as WebP, or nothing after the line when the page cannot be drawn.
It stops with a code other than 0 when the file is no PDF, is locked with a password or asks for too much.
"""

import contextlib
import io
import resource
import sys

BOX = (320, 452)  # pixels; A4 at twice the size at which it is shown, so that it is sharp on a phone
MEMORY = 512 * 1024 * 1024  # bytes of address space; a common PDF takes less than half of it
CPU_SECONDS = 10
QUALITY = 80  # of WebP: 5 to 20 kB a picture


def set_limits() -> None:
    """No more memory and time than this, and no files written."""
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        with contextlib.suppress(ValueError, OSError):  # macOS knows some of them by name only
            resource.setrlimit(kind, (most, most))


def main() -> None:
    set_limits()
    import pypdfium2  # after the limits, so that they hold for all that it does

    pdf = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    sys.stdout.buffer.write(b"%d\n" % len(pdf))
    sys.stdout.buffer.flush()  # the number stays when the picture fails
    page = pdf[0]
    width, height = page.get_size()
    scale = min(BOX[0] / width, BOX[1] / height)
    picture = page.render(scale=scale).to_pil().convert("RGB")
    picture.thumbnail(BOX)  # rounding up may have added a pixel
    result = io.BytesIO()
    picture.save(result, "WEBP", quality=QUALITY)
    sys.stdout.buffer.write(result.getvalue())


if __name__ == "__main__":
    main()
