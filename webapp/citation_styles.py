"""How is an article cited as a line of text?

By the norms that are in use where our readers are. News has no author here, so the
title stands first, or the source where the style wants somebody responsible there.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from babel.dates import format_date

from webapp.languages import DEFAULT
from webapp.one_line import MAX_CITED, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from corpus import Article
    from webapp.citations import Citation

NATIONAL = {"uk": "dstu8302", "pl": "pniso690", "vi": "vn", "fr": "iso690"}
"""The style that is used most where an interface's language is spoken."""
ELSEWHERE = "apa7"
"""The style of readers of any other language."""

_SENTENCE_ENDS = (".", "?", "!", "…", "。")
_CLOSING = "\"'”’»)]"
"""What may stand behind the end of a sentence."""
_INNER_QUOTES = str.maketrans({"“": "‘", "”": "’", "„": "‘"})


class Run(NamedTuple):
    """A part of a citation.

    Attributes:
        text: of the part, with the blanks around it.
        italic: whether the style sets it in italics.
    """

    text: str
    italic: bool = False


Runs: TypeAlias = "tuple[Run, ...]"


class Words(NamedTuple):
    """The words of a style in a language, and how it writes days.

    Attributes:
        texts: by name; each may have a place for a day or an address.
        language: ISO 639-1 code.
        months: names of the months where CLDR's are not meant.
    """

    texts: Mapping[str, str]
    language: str
    months: tuple[str, ...] = ()

    def with_day(self, name: str, day: date) -> str:
        """Return a text with a day filled in."""
        return self.texts[name].format(day=self.day(day), url="{url}")

    def day(self, day: date, pattern: str = "day") -> str:
        """Return a day as the style writes it."""
        text = format_date(day, self.texts[pattern], self.language)
        first = self.texts.get("first", "")
        return text.replace("1 ", f"{first} ", 1) if first and day.day == 1 else text


def styles_for(locale: str) -> tuple[str, ...]:
    """Return the ids of all styles, the one of a reader's country first."""
    own = NATIONAL.get(locale, ELSEWHERE)
    return (own, *(style for style in _DRAWN if style != own))


def style_name(style: str) -> str:
    """Return what a style is called, in every language."""
    name: str = _styles()[style]["name"]
    return name


def cite(style: str, cited: Citation, locale: str) -> Runs:
    """Return an article as a style cites it.

    Args:
        style: one of `styles_for`.
        cited: the article, where it can be read, and the day of access.
        locale: language of the words where the norm leaves it to who cites.

    Raises:
        KeyError: there is no such style.
    """
    runs = _DRAWN[style](cited, _words(style, locale))
    return tuple(run for run in runs if run.text)


def plain(runs: Runs) -> str:
    """Return a citation as text without italics."""
    return "".join(run.text for run in runs)


def language_of_words(style: str, locale: str) -> str:
    """Return the language of a style's own words for a reader."""
    return _words(style, locale).language


def _iso690(cited: Citation, words: Words) -> Runs:
    """Title. *Source* [online]. Day, update [viewed]. Available from: address."""
    article, texts = cited.article, words.texts
    title = _title(article)
    source = shortened(article.source, MAX_CITED)
    head = (
        (Run(f"{_ended(title)} "), Run(source, italic=True))
        if source
        else (Run(title),)
    )
    days = words.day(article.published) if article.published else texts["undated"]
    if article.corrected:
        days = f"{days}, {words.with_day('updated', article.corrected)}"
    viewed = words.with_day("viewed", cited.accessed)
    return (
        *head,
        Run(f" {texts['online']}. {days} {viewed}. "),
        Run(texts["available"].format(url=cited.url)),
    )


def _apa7(cited: Citation, words: Words) -> Runs:
    """Title. (Year, Month day). *Source*. Address.

    The day is that of the last change, as the style has it; what has no day is cited
    with the day on which it was retrieved.
    """
    article, texts = cited.article, words.texts
    day = article.corrected or article.published
    issued = words.day(day, "issued") if day else texts["undated"]
    source = shortened(article.source, MAX_CITED)
    address = cited.url
    if not day:
        address = words.with_day("retrieved", cited.accessed).format(url=cited.url)
    return (
        Run(f"{_ended(_title(article))} ({issued}). "),
        *((Run(source, italic=True), Run(_end_of(source) + " ")) if source else ()),
        Run(address),
    )


def _dstu8302(cited: Citation, words: Words) -> Runs:
    """Title. *Source*. Year. Day and month. Update. URL: address (day of access)."""
    article, texts = cited.article, words.texts
    source, day = shortened(article.source, MAX_CITED), article.published
    issued = f"{texts['undated']}."
    if day:
        issued = f"{day.year}. {day.day} {words.months[day.month - 1]}"
    updated = ""
    if article.corrected:
        updated = f"{words.with_day('updated', article.corrected)} "
    address = texts["available"].format(url=cited.url)
    return (
        Run(f"{_ended(_title(article))} "),
        *((Run(source, italic=True), Run(_end_of(source) + " ")) if source else ()),
        Run(f"{issued} {updated}{address} "),
        Run(f"{words.with_day('viewed', cited.accessed)}."),
    )


def _vn(cited: Citation, words: Words) -> Runs:
    """Source (year), “Title”, day, update, address, day of access."""
    article, texts = cited.article, words.texts
    day = article.published
    year = f"({day.year if day else texts['undated']})"
    title = _title(article)
    if article.headline:
        title = f"“{_nested(title)}”"
    source = shortened(article.source, MAX_CITED)
    parts = [f"{source} {year}", title] if source else [f"{title} {year}"]
    if day:
        parts.append(words.with_day("published", day))
    if article.corrected:
        parts.append(words.with_day("updated", article.corrected))
    parts += [cited.url, words.with_day("viewed", cited.accessed)]
    return (Run(f"{', '.join(parts)}."),)


def _title(article: Article) -> str:
    """Return a title on one line; one that was made of the text stands in brackets."""
    title = shortened(article.title, MAX_CITED)
    return title if article.headline else f"[{title}]"


def _ended(text: str) -> str:
    """Return a text that ends as a sentence, with one sign only."""
    return text + _end_of(text)


def _end_of(text: str) -> str:
    return "" if text.rstrip(_CLOSING).endswith(_SENTENCE_ENDS) else "."


def _nested(title: str) -> str:
    """Return a title for quotation marks: those within it become single ones."""
    marks = title.count('"')
    if marks and marks % 2 == 0:
        outside, *rest = title.split('"')
        pairs = zip(rest[::2], rest[1::2], strict=True)
        title = outside + "".join(f"‘{inside}’{after}" for inside, after in pairs)
    return title.translate(_INNER_QUOTES)


def _words(style: str, locale: str) -> Words:
    table = _styles()[style]
    language = table["language"] or locale
    if language not in table["words"]:
        language = DEFAULT
    texts = dict(table["words"][language])
    return Words(texts, language, tuple(texts.pop("months", ())))


@cache
def _styles() -> Mapping[str, Any]:
    data = resources.files("webapp").joinpath("data", "citation_styles.toml")
    return tomllib.loads(data.read_text("utf-8"))


_DRAWN: Mapping[str, Callable[[Citation, Words], Runs]] = {
    "iso690": _iso690,
    "apa7": _apa7,
    "dstu8302": _dstu8302,
    "pniso690": _iso690,
    "vn": _vn,
}
"""How each style is written, in the order in which styles are offered."""
