"""Are answers and errors counted, and does a server answer several visitors?"""

import time

from click.testing import CliRunner

from bench.load.__main__ import main
from bench.load.site import make_site, serve
from bench.load.visitors import visit


def _soon():
    return time.time() + 0.5


def test_several_visitors_get_answers_while_the_index_is_replaced():
    """No error; times for each kind of page."""
    result = CliRunner().invoke(
        main, ["--articles", "120", "--clients", "4", "--seconds", "3"]
    )

    assert result.exit_code == 0, result.output
    assert " 0 errors" in result.output
    for kind in ("search", "API", "article", "suggestions", "all", "alone"):
        assert f"\n{kind} " in result.output


def test_errors_are_counted(tmp_path):
    """A rejected request counts as an error, and so does a server that has stopped."""
    make_site(tmp_path, 20, seed=1)
    with serve(tmp_path / "index") as served:
        port = served.port
        rejected = visit(port, (("wrong", "/en/?size=x"),), 1, _soon(), 1)
    stopped = visit(port, (("gone", "/"),), 1, _soon(), 1)

    assert set(rejected.errors) == {"wrong: 400"}
    assert rejected.errors.total() == len(rejected.all_seconds)
    assert not stopped.all_seconds
    assert set(stopped.errors) == {"gone: ConnectionRefusedError"}
