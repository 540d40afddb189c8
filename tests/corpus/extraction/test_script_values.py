"""Are the data of scripts read without running them?"""

from __future__ import annotations

import json

import pytest

from corpus.extraction.parsing import read_page
from corpus.extraction.script_values import script_values

FILL = "x" * 300
"""A script of less than that many characters holds no article."""


def values(*scripts: str) -> list[object]:
    """Return what scripts hold, what is broken left out."""
    html = f"<html><body><p>x</p>{''.join(scripts)}</body></html>"
    found = script_values(read_page(html.encode(), None).tree)
    return [value for value in found if value is not None]


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ('{"a":1}', {"a": 1}),
        ("{a:1,$b:'\\'x\\u00e9\\n'}", {"a": 1, "$b": "'xé\n"}),
        (
            "{a:!0,b:!1,c:void 0,d:null,e:.5,f:-2,}",
            {"a": True, "b": False, "c": None, "d": None, "e": 0.5, "f": -2},
        ),
        (
            "{a:[1,2,],'b c':`q`,12:\"о, 12: x\"}",
            {"a": [1, 2], "b c": "q", "12": "о, 12: x"},
        ),
    ],
)
def test_literals_of_javascript_are_values(literal, value):
    """Names without quotation marks, other such marks, short forms of constants."""
    (found,) = values(f"<script>window.__NUXT__={literal};/*{FILL}*/</script>")

    assert found == value


def test_arguments_of_a_function_are_its_values():
    """Nuxt 2 names values that stand twice."""
    script = (
        "window.__NUXT__=(function(a,b){return {x:a,y:[b,c],z:{a:a}}}"
        f'("one {{}}",2));/*{FILL}*/'
    )

    assert values(
        f"<script>{script.split('/*', maxsplit=1)[0]}{' ' * 300}</script>"
    ) == [{"x": "one {}", "y": [2, None], "z": {"a": "one {}"}}]


def test_places_are_followed():
    """Nuxt 3 lists all values, and parts of them are their places."""
    data = [["ShallowReactive", 1], {"title": 2, "blocks": 3}, "One", [4, 4], FILL]
    script = f'<script id="__NUXT_DATA__">{json.dumps(data)}</script>'

    assert values(script) == [{"title": "One", "blocks": [FILL, FILL]}]


def test_places_that_go_round_end():
    """Depth and number are bounded."""
    data = [{"a": 0, "b": 0, "c": [1]}, [0, 0, 1], FILL]

    assert values(f'<script id="__NUXT_DATA__">{json.dumps(data)}</script>')


def test_json_in_a_string_is_parsed():
    """As some programs write it."""
    inner = json.dumps(json.dumps({"a": FILL}))

    assert values(f"<script>window['__DATA__'] = JSON.parse({inner})</script>") == [
        {"a": FILL}
    ]


def test_programs_are_no_values():
    """Nothing is assigned."""
    assert values(f"<script>let a = {{b: 1}}; f('{FILL}')</script>") == []
