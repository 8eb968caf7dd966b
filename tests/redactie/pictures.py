"""Small images, whole and broken."""

import io

from PIL import Image


def picture(size: tuple[int, int] = (40, 30), kind: str = "PNG", frames: int = 1) -> bytes:
    """A plain picture; with `frames` an animation of that many different frames."""
    images = [Image.new("RGB", size, (frame * 20 % 255, 120, 90)) for frame in range(frames)]
    out = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if frames > 1 else {}
    images[0].save(out, kind, **more)
    return out.getvalue()


def cut_off(size: tuple[int, int] = (400, 300), kind: str = "JPEG") -> bytes:
    """The first half of a picture: its head is right, its pixels stop."""
    noise = Image.effect_noise(size, 90).convert("RGB")
    out = io.BytesIO()
    noise.save(out, kind)
    whole = out.getvalue()
    return whole[: len(whole) // 2]
