"""How is a small OpenDocument text made?"""

from __future__ import annotations

import io
import zipfile

URN = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    [
        *(f'xmlns:{name}="{URN}:{name}:1.0"' for name in ("office", "text", "table")),
        *(f'xmlns:{name}="{URN}:{name}:1.0"' for name in ("style", "meta", "drawing")),
        f'xmlns:fo="{URN}:xsl-fo-compatible:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)


def content(body: str, styles: str = "") -> str:
    """Return a `content.xml` with a body and styles of its own."""
    return (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )


def odt(body: str, styles: str = "", meta: str = "", **parts: str) -> bytes:
    """Return an OpenDocument text; `parts` are further members, `_` for a slash."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content(body, styles))
        about = f"<office:meta>{meta}</office:meta>"
        archive.writestr(
            "meta.xml", f"<office:document-meta {NAMES}>{about}</office:document-meta>"
        )
        for name, part in parts.items():
            archive.writestr(name.replace("_", "/") + ".xml", part)
    return stream.getvalue()
