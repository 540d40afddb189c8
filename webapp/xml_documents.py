"""How are texts of any kind written as XML that every reader can read?"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from webapp.one_line import without_directions

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot contain, not even escaped."""


def add_text(parent: Element, name: str, text: str) -> None:
    """Append an element with a text."""
    SubElement(parent, name).text = xml_text(text)


def xml_text(text: str) -> str:
    """Return a text without what XML cannot contain, or what turns its direction."""
    return without_directions(_ILLEGAL.sub("", text))


def document(root: Element) -> bytes:
    """Return a tree as a document, in UTF-8."""
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data
