"""Which paragraphs does a Word file hold? The one place that knows python-docx.

What was inserted by a tracked change is read, what was deleted is not; hidden text is
not read either. Text boxes and notes follow the paragraph and the document that they
belong to. Nothing that the file refers to is opened, and no macro is run.
"""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from corpus.documents.flow import Block, Flow, Role, row_of
from corpus.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SKIPPED = {
    *(qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:sdtPr")),
    *(qn("w:txbxContent"), qn("w:rt"), qn("w:footnotePr")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_SIGNS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
_BROKEN = (KeyError, ValueError, AttributeError, PackageNotFoundError, SyntaxError)


def read_word(data: bytes) -> Flow:
    """Return what a Word file (.docx) holds.

    Raises:
        UnreadableError: it is none, or broken.
    """
    try:
        document = Document(io.BytesIO(data))
        roles = _roles(document.styles.element)
        blocks = list(_blocks(document.element.body, roles))
        for kind in _NOTES:
            blocks.extend(_notes(document.part, kind, roles))
        about = _properties(document)
        return Flow(
            blocks=tuple(block for block in blocks if block.role is not Role.LEFT_OUT),
            title=about.title if about else "",
            created=_made(about) if about else "",
            lang=(about and about.language) or _language(document.styles.element),
        )
    except _BROKEN as error:
        reason = "a ZIP archive that is no Word document, or a broken one; save it anew"
        raise UnreadableError(reason) from error


def _properties(document: Any) -> Any:
    """Return the properties of a document, None of one that states none.

    The library would make some up then: a title of its own, and today as the day.
    """
    stated = document.part.package.rels.values()
    if any(rel.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for rel in stated):
        return document.core_properties
    return None


def _made(about: Any) -> str:
    """Return when a document was made, ISO 8601, or "".

    Programs that use the library and state no moment leave that of its empty document.
    """
    for moment in (about.created, about.modified):
        if moment and moment != _moment_of_library():
            return str(moment.isoformat())
    return ""


@cache
def _moment_of_library() -> Any:
    return Document().core_properties.created


def _roles(styles: Any) -> dict[str, Role]:
    """Return the roles of styles by their ids; their names are always English."""
    roles: dict[str, Role] = {}
    for style in styles.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        text = (name.get(qn("w:val")) or "").lower() if name is not None else ""
        role = {"title": Role.TITLE, "heading 1": Role.HEADING}.get(text, Role.TEXT)
        if text.startswith("toc "):
            role = Role.LEFT_OUT
        roles[style.get(qn("w:styleId")) or ""] = role
    return roles


def _blocks(parent: Any, roles: Mapping[str, Role]) -> Iterator[Block]:
    """Yield the paragraphs below an element, those of tables and boxes, too."""
    for element in parent:
        if element.tag == qn("w:p"):
            yield from _paragraph(element, roles)
        elif element.tag == qn("w:tbl"):
            for row in element.iter(qn("w:tr")):
                yield from row_of([list(_blocks(cell, roles)) for cell in _cells(row)])
        elif element.tag not in _SKIPPED and isinstance(element.tag, str):
            yield from _blocks(element, roles)


def _cells(row: Any) -> Iterator[Any]:
    """Yield the cells of a row; those of a table within one come with it."""
    for cell in row.iterchildren(qn("w:tc"), qn("w:sdt"), qn("w:ins")):
        yield from [cell] if cell.tag == qn("w:tc") else cell.iter(qn("w:tc"))


def _paragraph(element: Any, roles: Mapping[str, Role]) -> Iterator[Block]:
    text = "".join(_pieces(element))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    role = roles.get(style.get(qn("w:val")) or "") if style is not None else None
    if any(lines):
        yield Block("\n".join(line for line in lines if line), role or Role.TEXT)
    for box in element.iter(qn("w:txbxContent")):
        if not any(above.tag in _SKIPPED for above in box.iterancestors()):
            yield from _blocks(box, roles)


def _pieces(element: Any) -> Iterator[str]:
    """Yield the texts of a paragraph or a part of one."""
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _SKIPPED and not _is_hidden(child):
            yield from _pieces(child)


def _is_hidden(element: Any) -> bool:
    mark = element.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return mark is not None and mark.get(qn("w:val")) not in {"0", "false"}


def _notes(part: Any, kind: str, roles: Mapping[str, Role]) -> Iterator[Block]:
    """Yield the notes of a document."""
    related = [rel for rel in part.rels.values() if rel.reltype == kind]
    for relation in related:
        if relation.is_external:
            continue
        for note in parse_xml(relation.target_part.blob):
            if note.get(qn("w:type")) in {None, "normal"}:
                yield from _blocks(note, roles)


def _language(styles: Any) -> str:
    """Return the language of the text by default."""
    lang = styles.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    return (lang.get(qn("w:val")) or "") if lang is not None else ""
