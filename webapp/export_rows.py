"""Which columns has a table of articles, and what stands in them?

Codes are for programs, labels for people; a table has both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from corpus import language_label
from search.message import Message, message
from search.port.document import Role, partners
from search.query.facets import FacetField
from webapp.links import value_label
from webapp.request_context import current_locale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from search.port.document import Tag
    from search.port.matches import TaggedArticle

Cell: TypeAlias = "str | date | None"


class ExportRow(NamedTuple):
    """An article as a row of a table.

    Attributes:
        tagged: the article.
        link: URL of its page.
        story: id of its story.
        passage: the passage that matched, or the beginning of the text.
        note: what the visitor noted on it.
    """

    tagged: TaggedArticle
    link: str
    story: str = ""
    passage: str = ""
    note: str = ""


class Column(NamedTuple):
    """A column of tables.

    Attributes:
        name: of the column in files for programs; it never changes.
        heading: what it is called for people; translated.
        width: in characters, where a program shows the table.
        value: from a row and the names of tags to a cell's value.
    """

    name: str
    heading: Message
    width: int
    value: Callable[[ExportRow, TagLabels], Cell]


@dataclass(frozen=True, slots=True)
class TagLabels:
    """Labels of tags in the interface's language, each looked up once a table."""

    known: dict[tuple[FacetField, str], str] = field(default_factory=dict)

    def of(self, facet: FacetField, tags: Iterable[Tag]) -> str:
        """Return the labels of tags, joined by semicolons."""
        return "; ".join(self._label(facet, tag.value) for tag in tags)

    def _label(self, facet: FacetField, value: str) -> str:
        if (facet, value) not in self.known:
            self.known[facet, value] = value_label(facet, value)
        return self.known[facet, value]


def _codes(tags: Iterable[Tag]) -> str:
    return ";".join(tag.value for tag in tags)


def _mentioned(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    return tuple(tag for tag in tags if tag.role is Role.MENTIONED)


def _language(row: ExportRow) -> str:
    return language_label(row.tagged.article.lang, current_locale())


_COLUMNS = (
    Column("id", message("Id"), 24, lambda row, _: row.tagged.article.id),
    Column("title", message("Title"), 60, lambda row, _: row.tagged.article.title),
    Column("lang", message("Language code"), 8, lambda row, _: row.tagged.article.lang),
    Column(
        "published", message("Date"), 11, lambda row, _: row.tagged.article.published
    ),
    Column("source", message("Source"), 24, lambda row, _: row.tagged.article.source),
    Column("url", message("Original"), 40, lambda row, _: row.tagged.article.url),
    Column(
        "countries",
        message("Codes of partner countries"),
        12,
        lambda row, _: _codes(partners(row.tagged.countries)),
    ),
    Column(
        "organizations",
        message("Ids of organizations"),
        16,
        lambda row, _: _codes(partners(row.tagged.organizations)),
    ),
    Column(
        "topics",
        message("Ids of topics"),
        20,
        lambda row, _: _codes(row.tagged.topics),
    ),
    Column("link", message("Page here"), 40, lambda row, _: row.link),
    Column("story", message("Story"), 16, lambda row, _: row.story),
    Column("language", message("Language"), 14, lambda row, _: _language(row)),
    Column(
        "country_names",
        message("Partner countries"),
        26,
        lambda row, labels: labels.of(
            FacetField.COUNTRY, partners(row.tagged.countries)
        ),
    ),
    Column(
        "organization_names",
        message("Organizations"),
        26,
        lambda row, labels: labels.of(
            FacetField.ORGANIZATION, partners(row.tagged.organizations)
        ),
    ),
    Column(
        "topic_names",
        message("Topics"),
        30,
        lambda row, labels: labels.of(FacetField.TOPIC, row.tagged.topics),
    ),
    Column(
        "mentioned_countries",
        message("Codes of countries only mentioned"),
        12,
        lambda row, _: _codes(_mentioned(row.tagged.countries)),
    ),
    Column(
        "mentioned_country_names",
        message("Countries only mentioned"),
        26,
        lambda row, labels: labels.of(
            FacetField.COUNTRY, _mentioned(row.tagged.countries)
        ),
    ),
    Column(
        "mentioned_organizations",
        message("Ids of organizations only mentioned"),
        16,
        lambda row, _: _codes(_mentioned(row.tagged.organizations)),
    ),
    Column(
        "mentioned_organization_names",
        message("Organizations only mentioned"),
        26,
        lambda row, labels: labels.of(
            FacetField.ORGANIZATION, _mentioned(row.tagged.organizations)
        ),
    ),
    Column(
        "subtopics",
        message("Ids of narrower topics"),
        20,
        lambda row, _: _codes(row.tagged.subtopics),
    ),
    Column(
        "subtopic_names",
        message("Narrower topics"),
        30,
        lambda row, labels: labels.of(FacetField.TOPIC, row.tagged.subtopics),
    ),
    Column("passage", message("Passage"), 60, lambda row, _: row.passage),
    Column("note", message("Note"), 40, lambda row, _: row.note),
)
_BY_NAME = {column.name: column for column in _COLUMNS}

FOR_PROGRAMS = _COLUMNS
"""The columns of files for programs; new ones are added at the end."""
FOR_PEOPLE = tuple(
    _BY_NAME[name]
    for name in (
        "title",
        "published",
        "source",
        "language",
        "country_names",
        "organization_names",
        "topic_names",
        "subtopic_names",
        "passage",
        "note",
        "url",
        "link",
        "mentioned_country_names",
        "mentioned_organization_names",
        "countries",
        "organizations",
        "topics",
        "subtopics",
        "mentioned_countries",
        "mentioned_organizations",
        "lang",
        "story",
        "id",
    )
)
"""The columns of workbooks: what is read first, codes last."""
