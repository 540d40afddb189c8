"""How does Hoptac read a text, seen from a terminal?"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.home_option import home_option
from cli.options import (
    REJECTED,
    print_json,
    print_mended,
    print_rejections,
    topics_option,
)
from corpus import (
    LANGUAGES,
    Rejection,
    load_topics,
    organization_kind,
    read_articles,
)

if TYPE_CHECKING:
    from analyzers import Token
    from corpus import Article
    from indexer import ScoredTopic
    from search.port.document import Tag


@click.command()
@click.option("--lang", type=click.Choice(LANGUAGES), required=True)
@click.option(
    "--channel",
    type=click.Choice(["exact", "lemma", "folded", "name"]),
    default="lemma",
    show_default=True,
    help="Which of the ways a word is indexed.",
)
def analyze(lang: str, channel: str) -> None:
    """Print the index terms of each line of standard input.

    A line of output holds the terms of one channel, separated by tabs; all
    alternatives of a word are listed, and an empty line stands for no term.
    """
    from analyzers import get_analyzer

    analyzer = get_analyzer(lang)
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", "replace")
        terms = (
            t for token in analyzer(text) for t in _terms(token, text, lang, channel)
        )
        click.echo("\t".join(dict.fromkeys(terms)))
        sys.stdout.flush()


def _terms(token: Token, text: str, lang: str, channel: str) -> tuple[str, ...]:
    match channel:
        case "exact":
            return (token.exact,) if token.exact else ()
        case "folded":
            return token.folded
        case "name":
            from analyzers import name_keys

            return name_keys(text[token.start : token.end], lang)
        case _:
            return token.lemmas


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@home_option
@topics_option
def tag(paths: tuple[Path, ...], home: str, topics: Path | None) -> None:
    """Print what the articles in PATHS are about, one JSON line each.

    Countries and organizations are partners or only mentioned.
    """
    done = 0
    rejected: list[Rejection] = []
    mended: Counter[str] = Counter()
    for item in read_articles(paths):
        if isinstance(item, Rejection):
            print_rejections((item,))
            rejected.append(item)
        else:
            print_json(_tagged(item, home, topics), indent=None)
            mended.update(item.mended)
            done += 1
    print_mended(mended, err=True)
    if not done:
        message = "nothing could be tagged"
        raise click.ClickException(message)
    if rejected:
        raise click.exceptions.Exit(REJECTED)


def _tagged(article: Article, home: str, topics: Path | None) -> dict[str, Any]:
    from indexer import country_tags, organization_tags

    return {
        "id": article.id,
        "lang": article.lang,
        "title": article.title,
        "published": article.published and article.published.isoformat(),
        "url": article.url or None,
        "source": article.source or None,
        "countries": _named("code", article, country_tags(article, home)),
        "organizations": [
            {**named, "kind": organization_kind(named["id"])}
            for named in _named("id", article, organization_tags(article))
        ],
        **_topics(article, topics),
    }


def _named(key: str, article: Article, tags: tuple[Tag, ...]) -> list[dict[str, Any]]:
    from webapp.serializers import evidence_json

    return [
        {
            key: tag.value,
            "role": tag.role.value,
            "evidence": evidence_json(article, tag),
        }
        for tag in tags
    ]


def _topics(article: Article, topics: Path | None) -> dict[str, Any]:
    from indexer import score_topics

    by_id = {topic.id: topic for topic in load_topics(topics)}
    found = score_topics(article, topics)
    return {
        "topics": [
            {
                **_scored(article, scored),
                "iptc": (topic and topic.iptc) or None,
                "iptc_top": (topic and topic.iptc_top) or None,
            }
            for scored in found.upper
            for topic in (by_id.get(scored.tag.value),)
        ],
        "subtopics": [
            {
                **_scored(article, scored),
                "iptc": by_id[scored.tag.value].iptc or None,
                "broader": list(by_id[scored.tag.value].broader),
            }
            for scored in found.narrower
        ],
    }


def _scored(article: Article, scored: ScoredTopic) -> dict[str, Any]:
    from webapp.serializers import evidence_json

    return {
        "id": scored.tag.value,
        "score": round(scored.score, 2),
        "evidence": evidence_json(article, scored.tag),
    }
