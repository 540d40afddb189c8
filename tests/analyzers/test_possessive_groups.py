"""Does every Python that Hoptac runs on read the patterns of words alike?

Python before 3.11.5, such as that of Debian 12, goes on at the wrong place where a
group that is repeated possessively fails after its first character (gh-106052).
"""

import re
from importlib import import_module

import pytest

from analyzers import figures, tokenizer

PARSER = import_module("re._parser")
SINGLE = {"LITERAL", "NOT_LITERAL", "IN", "ANY"}


def repeated_possessively(parsed):
    """Yield the content of each group that is repeated possessively."""
    for operation, argument in parsed:
        if str(operation) == "POSSESSIVE_REPEAT" and not is_single(argument[2]):
            yield argument[2]
        for part in parts(argument):
            yield from repeated_possessively(part)


def parts(argument):
    """Yield the patterns inside the argument of an operation."""
    if isinstance(argument, PARSER.SubPattern):
        yield argument
    elif isinstance(argument, (tuple, list)):
        for part in argument:
            yield from parts(part)


def is_single(content):
    """Return whether a pattern stands for one character."""
    return len(content) == 1 and str(content[0][0]) in SINGLE


def cannot_fail_late(content):
    """Return whether all but the first character of a pattern may be missing."""
    return all(
        "REPEAT" in str(operation) and argument[0] == 0
        for operation, argument in list(content)[1:]
    )


@pytest.mark.parametrize(
    "pattern",
    [tokenizer._run().pattern, figures._CUT.pattern],
    ids=["words", "figures"],
)
def test_no_group_that_may_fail_late_is_repeated_possessively(pattern):
    """Groups that may are atomic, which is the same and right everywhere."""
    groups = [*repeated_possessively(PARSER.parse(pattern))]

    assert [str(group) for group in groups if not cannot_fail_late(group)] == []


def test_the_test_knows_the_pattern_that_fails():
    """Digits after a dot may be missing when the dot was read."""
    (group,) = repeated_possessively(PARSER.parse(r"\d++(?:[.,]\d++)++"))

    assert not cannot_fail_late(group)
    assert re.fullmatch(r"(?>\d+(?:[.,]\d++)+)", "12.07.1998")
