"""Is an answer wrong when files of the index are damaged, and does `/readyz` know?"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import click

from bench.attack.attacked import index_options, indexed
from bench.attack.mutations import KINDS, mutate, read_files, restore
from bench.load.site import Served, serve
from search.generations.generation import CurrentFile, read_current_file, switch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Answer = tuple[int, bytes]
    Answers = Mapping[str, bytes]

TIME = re.compile(rb'"took_ms":[0-9.]+')
"""In an answer of the API: what differs from one to the next."""
WAIT = 60
"""Longest time in seconds for an answer."""
PATHS = (
    "/uk/?q=a*",
    "/fr/?q=a*&country=FR",
    "/uk/?page=2",
    "/pl/overview",
    "/fr/overview?country=FR",
    "/api/v1/search?q=a*",
    "/api/v1/suggest?q=ma",
    "/pl/feed.atom?q=a*",
    "/en/export.csv?q=a*",
    "/uk/export.jsonl?country=FR",
)
"""What is asked, besides pages of the articles that changed between generations."""
EACH = 2
"""Addresses of each kind that the site has of its own."""
WHOLE, BEFORE, REFUSED = "whole", "before", "503"
CUT, WRONG, UNTRUE, LOST = "cut", "wrong", "untrue", "lost"
COLUMNS = (WHOLE, BEFORE, REFUSED, CUT, WRONG, UNTRUE, LOST)
BAD = (WRONG, UNTRUE, LOST)
SITUATIONS = ("then opened", "while open")
DEAD: Answer = (0, b"")
"""What was answered where the connection ended, or nothing came."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site that is served from an index of its own.

    Attributes:
        index: its folder, of files that no other index has.
        published: the generation in service, and the one before, if it has one.
        served: its server.
        answers: of each generation by its name, and path.
        files: of the generation in service, as they were built.
    """

    index: Path
    published: CurrentFile
    served: Served
    answers: Mapping[str, Answers]
    files: Mapping[str, bytes]


@click.command()
@index_options(articles=300)
@click.option("--times", default=188, show_default=True)
def damage(*, articles: int, index: Path | None, times: int, seed: int) -> None:
    """Damage files of the index of a running server: no answer may be wrong.

    Each kind of damage is done TIMES to a generation that the server opens after that,
    and TIMES to the one it has open, while four visitors ask; every second time there
    is none before it. Then all pages are asked: each must be the whole one of the
    generation that /readyz names, or all must be 503, and /readyz too. `before` counts
    damages where the previous generation took over; `cut`, where a visitor's answer
    ended early or did not come, which a worker that dies explains: another must have
    replaced it by then. `lost` are those where it had not, or where the restored
    generation did not come back. Damage that keeps the time of writing is not done.
    """
    found = {(s, kind): Counter[str]() for s in SITUATIONS for kind in KINDS}
    with indexed(index, articles, seed) as (folder, addresses), ExitStack() as stack:
        paths = list(PATHS)
        for kind in sorted({kind for kind, _ in addresses}):
            paths += [path for its, path in addresses if its == kind][:EACH]
        both, alone = (
            _site(stack, folder, paths, with_before=each) for each in (True, False)
        )
        for (situation, kind), counts in found.items():
            random = Random(f"{seed} {situation} {kind}")
            for n in range(times):
                if situation == SITUATIONS[0]:
                    outcomes = then_opened(both, kind, random)
                else:
                    outcomes = while_open(alone if n % 2 else both, kind, random)
                counts.update(set(outcomes))
            _say(situation, kind, counts)
    if any(counts[bad] for counts in found.values() for bad in BAD):
        raise SystemExit(1)


def _say(situation: str, kind: str, counts: Counter[str]) -> None:
    row = " ".join(f"{counts[column]:4} {column}" for column in COLUMNS)
    click.echo(f"{situation:12} {kind:15} {row}")


def _site(
    stack: ExitStack, folder: Path, paths: Sequence[str], *, with_before: bool
) -> Site:
    """Serve a copy of an index, until the stack is closed."""
    index = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "index"
    shutil.copytree(folder, index)
    published = read_current_file(index)
    if published.previous is None:
        message = f"{folder} has no generation before the one in service"
        raise click.ClickException(message)
    served = stack.enter_context(serve(index, workers=1))
    answers = {}
    for generation in (published.previous, published.current):
        switch(index, CurrentFile(generation))
        name = generation.folder.name
        answers[name] = {path: ask(served, path)[1] for path in paths}
        if ready(served) != name or not _same(served, answers[name]):
            message = f"{name} does not answer twice the same"
            raise click.ClickException(message)
    if with_before:
        switch(index, published)
    else:
        published = CurrentFile(published.current)
    files = read_files(published.current.folder)
    return Site(index, published, served, answers, files)


def _same(served: Served, answers: Answers) -> bool:
    return all(ask(served, path) == (200, body) for path, body in answers.items())


def then_opened(site: Site, kind: str, random: Random) -> list[str]:
    """Damage a generation that is opened after that; return what became of answers."""
    current, previous = site.published.current, site.published.previous
    assert previous  # noqa: S101 - from which the site is answered meanwhile
    switch(site.index, CurrentFile(previous))
    lost = [] if ready(site.served) == previous.folder.name else [LOST]
    name = mutate(current.folder, site.files, kind, random)
    switch(site.index, site.published)
    outcomes = judge(site)
    restore(current.folder, site.files, name)
    return _named(name, lost + outcomes)


def while_open(site: Site, kind: str, random: Random) -> list[str]:
    """Damage the open generation while visitors ask; return what became of answers."""
    folder = site.published.current.folder
    with ThreadPoolExecutor(4) as pool:
        paths = random.sample(list(site.answers[folder.name]), k=8)
        asked = [(path, pool.submit(ask, site.served, path)) for path in paths]
        asked[random.randrange(4)][1].result()
        name = mutate(folder, site.files, kind, random)
        meanwhile = [_outcome(site, path, answer.result()) for path, answer in asked]
    outcomes = judge(site)
    restore(folder, site.files, name)
    if ready(site.served) != folder.name:
        outcomes.append(LOST)
    return _named(name, [e for e in meanwhile if e in {CUT, WRONG}] + outcomes)


def _named(name: str, outcomes: list[str]) -> list[str]:
    """Return outcomes, and say which file was damaged where they are bad."""
    if bad := sorted(set(outcomes) & set(BAD)):
        click.echo(f"{', '.join(bad)}: {name} was damaged", err=True)
    return outcomes


def judge(site: Site) -> list[str]:
    """Ask for all pages; return what they are, and whether `/readyz` is true to them.

    They are asked for before it and after it, as whoever asks first opens the
    generation that answers.
    """
    current = site.published.current.folder.name
    paths = list(site.answers[current])
    given = [(path, ask(site.served, path)) for path in paths]
    name = ready(site.served)
    expected = site.answers.get(name, {})
    if any(answer == DEAD for _, answer in given) or name == "dead":
        return [LOST]
    outcomes = {_outcome(site, path, answer) for path, answer in given}
    for path, answer in given:
        if answer != ((200, expected[path]) if expected else (503, answer[1])):
            outcomes.add(UNTRUE)
            click.echo(f"/readyz says {name!r}, {path} {answer[0]}", err=True)
    if not outcomes & {WRONG, UNTRUE}:
        return [REFUSED if not expected else WHOLE if name == current else BEFORE]
    return [each for each in outcomes if each in BAD]


def _outcome(site: Site, path: str, answer: Answer) -> str:
    status, body = answer
    if answer == DEAD:
        return CUT
    if status == 503:  # noqa: PLR2004 - HTTP
        return REFUSED
    whole = status == 200 and any(body == its[path] for its in site.answers.values())  # noqa: PLR2004
    if not whole:
        click.echo(f"{path} is {status}, {len(body)} bytes", err=True)
    return WHOLE if whole else WRONG


def ready(served: Served) -> str:
    """Return which generation a server says that it answers from; "" if it does not."""
    status, body = ask(served, "/readyz")
    if status == 200:  # noqa: PLR2004 - HTTP
        return str(json.loads(body)["generation"])
    return "" if status == 503 else "dead"  # noqa: PLR2004


def ask(served: Served, path: str) -> Answer:
    """Return status and body of an answer, without `TIME`; `DEAD` if none came."""
    connection = HTTPConnection("127.0.0.1", served.port, timeout=WAIT)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, TIME.sub(b"", response.read())
    except (OSError, HTTPException):
        return DEAD
    finally:
        connection.close()
