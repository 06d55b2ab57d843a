"""Options that are given twice: refused, where Typer would keep the last without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

import typer


def refuse_repeats(command: Any) -> None:  # noqa: ANN401 - Typer keeps the type to itself
    """Let *command* refuse an option that is given twice, unless it takes several values."""
    command.make_parser = partial(_careful, command.make_parser)


def _careful(make: Any, context: Any) -> Any:  # noqa: ANN401 - the same
    """The parser that *make* makes, which also looks at what was given twice."""
    parser = make(context)
    parser.parse_args = partial(_parsed, parser.parse_args, context)
    return parser


def _parsed(parse: Any, context: Any, args: list[str]) -> tuple[Any, Any, Sequence[Any]]:  # noqa: ANN401 - the same
    """What *parse* makes of *args*.

    Raises:
        typer.BadParameter: an option that takes one value, or none, is given twice.
    """
    options, rest, order = parse(args=args)
    for parameter, times in Counter(order).items():
        # What asks for help is done before all else, and once is as often as twice.
        if times == 1 or parameter.multiple or parameter.is_eager or context.resilient_parsing:
            continue
        enough = "once is enough" if parameter.is_flag else "it takes one value"
        raise typer.BadParameter(
            f"it is given {times} times: {enough}", context, param_hint=parameter.opts[-1]
        )
    return options, rest, order
