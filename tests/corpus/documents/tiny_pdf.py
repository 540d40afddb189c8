"""How is a small PDF file made?"""

from __future__ import annotations

from dataclasses import dataclass

TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <FFFF>
endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""
WIDTH = 0.5
"""Of each sign, in heights of its font."""


@dataclass(frozen=True)
class Text:
    """Signs that begin at a place, in points from the lower left corner."""

    text: str
    x: float = 50
    y: float = 700
    size: float = 10


def column(text: str, x: float, y: float, width: float, size: float = 10) -> list[Text]:
    """Return text broken into lines of a width, each 12 points below the other."""
    lines = [""]
    for word in text.split(" "):
        if (len(lines[-1]) + len(word) + 1) * WIDTH * size > width and lines[-1]:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return [Text(line, x, y - 12 * i, size) for i, line in enumerate(lines)]


def pdf(
    *pages: list[Text],
    title: str = "",
    created: str = "",
    rotate: int = 0,
    picture: bool = False,
    to_unicode: bytes = TO_UNICODE,
    trailer: str = "",
) -> bytes:
    """Return a PDF file; its font is in no file and is only named."""
    objects: list[bytes] = [b"", b"", b""]  # catalog, pages, font
    objects.append(_stream(to_unicode))
    objects.append(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor"
        b"<</Type/FontDescriptor/FontName/A/Flags 32/FontBBox[0 -200 1000 800]"
        b"/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>>>"
    )
    objects.append(
        _stream(
            b"\x80",
            "/Type/XObject/Subtype/Image/Width 1/Height 1"
            "/ColorSpace/DeviceGray/BitsPerComponent 8",
        )
    )
    objects.append(f"<</Title<{_hex(title)}>/CreationDate({created})>>".encode())
    kids = []
    for texts in pages:
        objects.append(_stream(_content(texts) + (b" /I Do" if picture else b"")))
        page = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate {rotate}/Resources"
            f"<</Font<</F 3 0 R>>/XObject<</I 6 0 R>>>>/Contents {len(objects)} 0 R>>"
        )
        objects.append(page.encode())
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    objects[2] = (
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H"
        b"/DescendantFonts[5 0 R]/ToUnicode 4 0 R>>"
    )
    return _file(objects, trailer)


def _content(texts: list[Text]) -> bytes:
    return b"\n".join(
        f"BT /F {t.size} Tf {t.x} {t.y} Td <{_codes(t.text)}> Tj ET".encode()
        for t in texts
    )


def _codes(text: str) -> str:
    return text.encode("utf-16-be").hex()


def _hex(text: str) -> str:
    return f"feff{_codes(text)}" if text else ""


def _stream(data: bytes, entries: str = "") -> bytes:
    return f"<<{entries}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes], trailer: str) -> bytes:
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, rows)
    size = f"/Size {len(objects) + 1}/Root 1 0 R/Info 7 0 R{trailer}"
    return data + f"trailer<<{size}>>\nstartxref\n{start}\n%%EOF\n".encode()
