"""Does the attack tell wrong answers, and a wrong `/readyz`, from right ones?"""

import json
from pathlib import Path

import pytest

from bench.attack import damage
from bench.attack.damage import BEFORE, DEAD, LOST, REFUSED, UNTRUE, WHOLE, WRONG
from search.generations.generation import CurrentFile, Generation

NEW, OLD = (Generation(Path(f"gen-00000{n}"), "") for n in (2, 1))
ANSWERS = {
    "gen-000002": {"/a": b"new a", "/b": b"same"},
    "gen-000001": {"/a": b"old a", "/b": b"same"},
}
BUSY = 503, b"{}"


@pytest.mark.parametrize(
    ("name", "a", "b", "outcomes"),
    [
        ("gen-000002", (200, b"new a"), (200, b"same"), [WHOLE]),
        ("gen-000001", (200, b"old a"), (200, b"same"), [BEFORE]),
        (None, BUSY, BUSY, [REFUSED]),
        ("gen-000002", (200, b"old a"), (200, b"same"), [UNTRUE]),
        ("gen-000002", BUSY, (200, b"same"), [UNTRUE]),
        (None, (200, b"new a"), (200, b"same"), [UNTRUE]),
        ("gen-000003", (200, b"new a"), (200, b"same"), [UNTRUE]),
        ("gen-000002", (200, b"nev a"), (200, b"same"), [UNTRUE, WRONG]),
        ("gen-000002", (500, b"new a"), (200, b"same"), [UNTRUE, WRONG]),
        ("gen-000002", (404, b"none"), (200, b"same"), [UNTRUE, WRONG]),
        ("gen-000002", DEAD, (200, b"same"), [LOST]),
    ],
)
def test_answers_are_judged_by_readyz(monkeypatch, name, a, b, outcomes):
    """All are those of the generation that it names, or all are 503."""
    body = json.dumps({"generation": name}).encode()
    given = {"/a": a, "/b": b, "/readyz": (200, body) if name else BUSY}
    monkeypatch.setattr(damage, "ask", lambda _, path: given[path])
    site = damage.Site(Path(), CurrentFile(NEW, OLD), None, ANSWERS, {})

    assert sorted(damage.judge(site)) == sorted(outcomes)
