"""How is an index term written, so that the cluster keeps it as it is?

The cluster splits what it is sent at blanks, and at signs of its own: `|` between
alternatives and before a weight, `_` for a position without a term. In a term they are
written as codes, as names of several words have blanks.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.port.document import Channel

LONGEST = 8_000
"""Bytes from which a term is cut; the cluster takes some 32,000."""
HOLE = "_"
"""Written for a position that has no term."""
OR = "|"
"""Written between the terms of one position, and between a term and its weight."""
_SPECIAL = re.compile(r"[\s|\\]|\A_\Z")


def shortened(term: str) -> str:
    """Return a term, or in place of one that is too long its beginning and a digest."""
    data = term.encode()
    if len(data) <= LONGEST:
        return term
    return f"{data[:LONGEST].decode(errors='ignore')}…{sha256(data).hexdigest()}"


def token(term: str) -> str:
    """Return the token that stands for a term in the cluster, for no other one."""
    return _SPECIAL.sub(lambda sign: f"\\{ord(sign[0]):x};", shortened(term))


def term_of(token: str) -> str:
    """Return the term, shortened where it is too long, that a token stands for."""
    if "\\" not in token:
        return token
    return re.sub(r"\\([0-9a-f]+);", lambda code: chr(int(code[1], 16)), token)


def counted_field(channel: Channel | str, lang: str) -> str:
    """Return the name of the field of a channel's terms with their weights."""
    return f"w_{channel}_{lang}"


def placed_field(channel: Channel | str, lang: str) -> str:
    """Return the name of the field of a channel's terms with their positions."""
    return f"p_{channel}_{lang}"


def length_field(channel: Channel | str) -> str:
    """Return the name of the field of a channel's lengths, whatever the language."""
    return f"dl_{channel}"
