"""A program of its own: reads a PDF from standard input, writes its number of pages and a picture of the first.

It runs apart from the portal and within limits (`portal.core.apart`). On standard output comes a line with the number
of pages and after it the picture as WebP, or nothing after the line when the page cannot be drawn.
It stops with a code other than 0 when the file is no PDF, is locked with a password or asks for too much.
"""

import io
import sys

BOX = (320, 452)  # pixels; A4 at twice the size at which it is shown, so that it is sharp on a phone
QUALITY = 80  # of WebP: 5 to 20 kB a picture


def main() -> None:
    import pypdfium2  # here, because the portal itself reads `BOX` and needs no more

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
