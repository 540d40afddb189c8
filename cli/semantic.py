"""How does an operator choose what the model of meanings is used for?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OPTION, NO_OPTION = "--semantic", "--no-semantic"
NONE, WORDS, FULL = "none", "words", "full"
"""Not at all; for words; and for the passages of articles as well."""
CHOICES = (WORDS, FULL, NONE)
_NO = frozenset({"0", "false", "no", "off"})
_YES = frozenset({"1", "true", "yes", "on"})


class SemanticCommand(click.Command):
    """A command that takes `--semantic` without a value, too, and `--no-semantic`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse arguments after both short forms were replaced by the long one."""
        return super().parse_args(ctx, list(with_values(args)))


def with_values(args: Sequence[str]) -> Iterator[str]:
    """Yield arguments, with `--semantic=words` for `--semantic` and so on."""
    for number, arg in enumerate(args):
        if arg == "--":
            yield from args[number:]
            return
        if arg == NO_OPTION:
            yield f"{OPTION}={NONE}"
        elif arg == OPTION and not {*args[number + 1 : number + 2]} & {*CHOICES}:
            yield f"{OPTION}={WORDS}"
        else:
            yield arg


class SemanticChoice(click.ParamType[str]):
    """One of `CHOICES`; a setting may also be 0 or 1, for `none` and `words`."""

    name = "semantic"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the choice that a value stands for."""
        choice = value.lower()
        if choice in _NO:
            return NONE
        if choice in _YES:
            return WORDS
        if choice not in CHOICES:
            self.fail(f"{value!r} is not one of {', '.join(CHOICES)}", param, ctx)
        return choice


semantic_option = click.option(
    OPTION,
    type=SemanticChoice(),
    default=WORDS,
    show_default=True,
    envvar="HOPTAC_SEMANTIC",
    metavar=f"[{'|'.join(CHOICES)}]",
    help=(
        "What the model of meanings is used for, where it is installed: words; or "
        "passages as well, which takes long and goes on after the index is in service; "
        "or nothing (also: --no-semantic)."
    ),
)
