"""Which paragraphs does an OpenDocument text hold?

As with Word files, deleted text of tracked changes is not read; notes follow their
paragraph. Nothing that the file refers to is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.etree import XMLParser, XMLSyntaxError, fromstring

from corpus.documents.flow import Block, Flow, Role, row_of
from corpus.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_URN = "{urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE = f"{_URN}text:1.0}}", f"{_URN}table:1.0}}"
_OFFICE, _STYLE = f"{_URN}office:1.0}}", f"{_URN}style:1.0}}"
_META = f"{_URN}meta:1.0}}"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_FORMATTING = f"{_URN}xsl-fo-compatible:1.0}}"
_SKIPPED = {
    *(f"{_TEXT}tracked-changes", f"{_TEXT}table-of-content", f"{_OFFICE}annotation"),
    *(f"{_TEXT}sequence-decls", f"{_OFFICE}forms", f"{_OFFICE}annotation-end"),
    *(
        f"{_TEXT}alphabetical-index",
        f"{_TEXT}illustration-index",
        f"{_TEXT}note-citation",
    ),
}
_SIGNS = {f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n", f"{_TEXT}s": " "}
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}


def read_open_document(content: bytes, meta: bytes = b"", styles: bytes = b"") -> Flow:
    """Return what an OpenDocument text holds.

    Args:
        content: its `content.xml`, or a flat file that is all in one.
        meta: its `meta.xml`, or b"".
        styles: its `styles.xml`, or b"".

    Raises:
        UnreadableError: it is broken.
    """
    tree = _parse(content)
    body = tree.find(f".//{_OFFICE}body/{_OFFICE}text")
    if body is None:
        reason = "an OpenDocument file without text; Hoptac reads texts, not tables"
        raise UnreadableError(reason)
    about = _parse(meta) if meta else tree
    shapes = [
        part for part in (_parse(styles) if styles else None, tree) if part is not None
    ]
    roles = _roles(shapes)
    return Flow(
        blocks=tuple(_blocks(body, roles)),
        title=_value(about, f"{_DUBLIN_CORE}title"),
        created=_value(about, f"{_META}creation-date")
        or _value(about, f"{_DUBLIN_CORE}date"),
        lang=_value(about, f"{_DUBLIN_CORE}language") or _language(shapes),
    )


def _parse(data: bytes) -> _Element:
    try:
        parser = XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        return fromstring(data, parser)
    except (XMLSyntaxError, ValueError) as error:
        reason = "the OpenDocument file is broken; save it anew"
        raise UnreadableError(reason) from error


def _value(tree: _Element, name: str) -> str:
    element = tree.find(f".//{name}")
    return "".join(element.itertext()).strip() if element is not None else ""


def _roles(trees: list[_Element]) -> dict[str, Role]:
    """Return the roles of styles by their names, those that are made of others, too."""
    parents = {
        style.get(f"{_STYLE}name", ""): style.get(f"{_STYLE}parent-style-name", "")
        for tree in trees
        for style in tree.iter(f"{_STYLE}style")
    }
    known = {"Title": Role.TITLE, "Heading_20_1": Role.HEADING}
    roles = dict(known)
    for name in parents:
        parent = name
        for _ in parents:
            if parent in known or not parent:
                break
            parent = parents.get(parent, "")
        roles[name] = known.get(parent, Role.TEXT)
    return roles


def _language(trees: list[_Element]) -> str:
    for tree in trees:
        for style in tree.iter(f"{_STYLE}default-style"):
            for properties in style:
                if lang := properties.get(f"{_FORMATTING}language"):
                    return str(lang)
    return ""


def _blocks(parent: _Element, roles: Mapping[str, Role]) -> Iterator[Block]:
    """Yield the paragraphs below an element, those of tables and boxes, too."""
    for element in parent:
        if element.tag in _PARAGRAPHS:
            yield from _paragraph(element, roles)
        elif element.tag == f"{_TABLE}table-row":
            cells = element.iterchildren(f"{_TABLE}table-cell")
            yield from row_of([list(_blocks(cell, roles)) for cell in cells])
        elif isinstance(element.tag, str) and element.tag not in _SKIPPED:
            yield from _blocks(element, roles)


def _paragraph(element: _Element, roles: Mapping[str, Role]) -> Iterator[Block]:
    within: list[_Element] = []
    text = (element.text or "").replace("\n", " ") + "".join(_pieces(element, within))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    role = roles.get(element.get(f"{_TEXT}style-name", ""), Role.TEXT)
    if element.get(f"{_TEXT}outline-level") == "1" and role is not Role.TITLE:
        role = Role.HEADING
    if any(lines):
        yield Block("\n".join(line for line in lines if line), role)
    for other in within:
        yield from _blocks(other, roles)


def _pieces(element: _Element, within: list[_Element]) -> Iterator[str]:
    """Yield the texts of a paragraph; what has paragraphs within it is collected.

    A line break in the file is a blank: those of the text have an element.
    """
    for child in element:
        if child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            if child.tag == f"{_TEXT}note" or child.find(f".//{_TEXT}p") is not None:
                within.append(child)
            else:
                yield (child.text or "").replace("\n", " ")
                yield from _pieces(child, within)
        yield (child.tail or "").replace("\n", " ")
