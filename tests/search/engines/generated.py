"""How many collections are generated for a test, on each engine?"""

from __future__ import annotations

from functools import wraps
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING

from hypothesis import given, settings, strategies as st

from search.engines.registry import DEFAULT_ENGINE

if TYPE_CHECKING:
    from collections.abc import Callable

    Test = Callable[..., None]

IN_CLUSTER = 5
"""Examples of a test where each needs an index of a cluster, which takes a second."""


def generated(
    *strategies: st.SearchStrategy[object], most: int
) -> Callable[[Test], Test]:
    """Return a decorator that runs a test on generated values, as `given` does.

    Args:
        strategies: of the test's last parameters; the others are fixtures.
        most: examples on the default engine; on others there are `IN_CLUSTER`.
    """

    def decorate(test: Test) -> Test:
        names = list(signature(test).parameters)
        fixtures, drawn = names[: -len(strategies)], names[-len(strategies) :]

        @wraps(test)
        def run(**values: object) -> None:
            own = {name: values[name] for name in fixtures}
            embedded = values["storage"].name == DEFAULT_ENGINE  # type: ignore[attr-defined]

            @settings(max_examples=most if embedded else IN_CLUSTER, deadline=None)
            @given(st.tuples(*strategies))
            def check(row: tuple[object, ...]) -> None:
                test(**own, **dict(zip(drawn, row, strict=True)))

            check()

        needed = dict.fromkeys(("storage", *fixtures))
        run.__signature__ = Signature(  # type: ignore[attr-defined]
            [Parameter(name, Parameter.KEYWORD_ONLY) for name in needed]
        )
        return run

    return decorate
