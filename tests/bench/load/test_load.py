"""Does the measure of many visitors work, and does a server bear some?"""

import time

from click.testing import CliRunner

from bench.load.__main__ import main
from bench.load.site import make_site, served
from bench.load.visitors import visit


def _soon():
    return time.time() + 0.5


def test_some_visitors_get_answers_while_the_index_is_another():
    """No error; figures for each kind of page."""
    result = CliRunner().invoke(
        main, ["--articles", "120", "--clients", "4", "--seconds", "3"]
    )

    assert result.exit_code == 0, result.output
    assert " 0 errors" in result.output
    for kind in ("search", "API", "article", "suggestions", "all", "alone"):
        assert f"\n{kind} " in result.output


def test_errors_are_counted(tmp_path):
    """An address that is refused is one, and so is a server that is gone."""
    make_site(tmp_path, 20, seed=1)
    with served(tmp_path / "index") as port:
        found = visit(port, (("wrong", "/en/?size=x"),), 1, _soon(), 1)
    gone = visit(port, (("gone", "/"),), 1, _soon(), 1)

    assert set(found.errors) == {"wrong: 400"}
    assert found.errors.total() == len(found.every)
    assert not gone.every
    assert set(gone.errors) == {"gone: ConnectionRefusedError"}
