"""An invented article in each language, and the words that its page sets around it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Story:
    """An article and its furniture.

    Attributes:
        title: its headline.
        lede: its summary.
        paragraphs: its text.
        also: a title of another article, behind the words "read also".
        notice: a call to subscribe.
        credit: of a picture.
        missing: the headline of a page that says there is none.
        gate: the headline of a page that asks whether a person is there.
        others: titles of other articles.
    """

    title: str
    lede: str
    paragraphs: tuple[str, ...]
    also: str
    notice: str
    credit: str
    missing: str
    gate: str
    others: tuple[str, ...]


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


STORIES = {
    lang: Story(**{name: _frozen(value) for name, value in table.items()})
    for lang, table in tomllib.loads(
        Path(__file__).with_name("invented.toml").read_text("utf-8")
    ).items()
}


def paragraphs(*texts: str) -> str:
    """Return texts as paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


def cards(story: Story, times: int = 3) -> str:
    """Return titles of other articles as a list has them, a teaser below each."""
    return "".join(
        f'<div class="item"><h3><a href="/{number}/{place}">{title}</a></h3>'
        f"<p>{story.paragraphs[place % 4]}</p></div>"
        for number in range(times)
        for place, title in enumerate(story.others)
    )


def laid_out(lang: str, *inside: str) -> str:
    """Return a page's body: the headline and the paragraphs of a story."""
    story = STORIES[lang]
    text = "".join(inside) or paragraphs(*story.paragraphs)
    return f"<main><h1>{story.title}</h1><article>{text}</article></main>"


def expected(lang: str) -> str:
    """Return a story's text."""
    return "\n".join(STORIES[lang].paragraphs)
