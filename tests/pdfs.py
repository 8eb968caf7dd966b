"""PDF files for tests, written by hand so that it is plain what is in them."""

import hashlib


def pdf(*, pages: int = 1, size: tuple[int, int] = (595, 842)) -> bytes:
    """A PDF of `pages` pages of `size` points; the first is red all over, the others are blue."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = b" ".join(b"%d 0 R" % (3 + 2 * number) for number in range(pages))
    objects.append(b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages))
    for number in range(pages):
        paint = b"%s rg 0 0 %d %d re f" % (b"0 0 1" if number else b"1 0 0", *size)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<<>>>>" % (*size, 4 + 2 * number)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(paint), paint))
    return assembled(objects)


def text_pdf(*pages: list[str]) -> bytes:
    """A PDF with a page for each list of lines."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        shown = b" ".join(b"<%s> Tj T*" % line.encode("cp1252").hex().encode() for line in lines)
        text = b"BT /F 12 Tf 15 TL 50 780 Td %s ET" % shown
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (5 + 2 * number)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(text), text))
    return assembled(objects)


def described_pdf(*lines: str, title: str = "", language: str = "", tagged: bool = False) -> bytes:
    """A PDF of one page that says of itself what is asked for; with tags, its text is a paragraph in the tree."""
    shown = b" ".join(b"<%s> Tj T*" % line.encode("cp1252").hex().encode() for line in lines)
    text = b"/P <</MCID 0>> BDC BT /F 12 Tf 15 TL 50 780 Td %s ET EMC" % shown
    catalog = b"/Lang(%s)" % language.encode() if language else b""
    if tagged:
        catalog += b"/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/StructParents 0"
        b"/Resources<</Font<</F 3 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Title<%s>>>" % ("\ufeff" + title).encode("utf-16-be").hex().encode(),
        b"<</Type/StructTreeRoot/K 8 0 R/ParentTree 9 0 R>>",
        b"<</Type/StructElem/S/Document/P 7 0 R/K[10 0 R]>>",
        b"<</Nums[0[10 0 R]]>>",
        b"<</Type/StructElem/S/P/P 8 0 R/Pg 4 0 R/K 0>>",
    ]
    return assembled(objects, b"/Info 6 0 R" if title else b"")


def no_copying_pdf() -> bytes:
    """A PDF that opens without a password and does not allow to copy from it (ISO 32000-1, 7.6.3, revision 2)."""
    padding = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    owner, permissions, file_id = bytes(32), -64, b"\0"
    key = hashlib.md5(padding + owner + permissions.to_bytes(4, "little", signed=True) + file_id).digest()[:5]  # noqa: S324
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Filter/Standard/V 1/R 2/Length 40/P %d/O<%s>/U<%s>>>"
        % (permissions, owner.hex().encode(), rc4(key, padding).hex().encode()),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>",
    ]
    return assembled(objects, b"/Encrypt 3 0 R/ID[<00><00>]")


def rc4(key: bytes, data: bytes) -> bytes:
    box, at = list(range(256)), 0
    for number in range(256):
        at = (at + box[number] + key[number % len(key)]) % 256
        box[number], box[at] = box[at], box[number]
    out, first, second = bytearray(), 0, 0
    for byte in data:
        first = (first + 1) % 256
        second = (second + box[first]) % 256
        box[first], box[second] = box[second], box[first]
        out.append(byte ^ box[(box[first] + box[second]) % 256])
    return bytes(out)


def locked_pdf() -> bytes:
    """A PDF that nobody can open without a password that is not known: its check fails for every password."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[]/Count 0>>",
        b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>" % (b"00" * 32, b"11" * 32),
    ]
    return assembled(objects, b"/Encrypt 3 0 R/ID[<00><00>]")


def assembled(objects: list[bytes], trailer: bytes = b"") -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
