"""How does Hoptac follow the test web?"""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bench.web.designs import load_designs, templates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.web.host import Host

_PATTERNS = {
    "lang": "[a-z]{2}",
    "slug": "[a-z0-9-]+",
    "number": r"\d+",
    "day": r"[\d/-]+",
}
_IN_ADDRESS = {"lang", "slug"}
"""Fields of a path which the addresses of other versions can be worked out from."""


def sources_text(hosts: Sequence[Host], port: int) -> str:
    """Return a file of sources that follows hosts.

    Args:
        hosts: of the test web.
        port: at which they are served.
    """
    template = templates().get_template("sources.toml.txt")
    return template.render(sources=[_source(host, port) for host in hosts])


def _source(host: Host, port: int) -> dict[str, Any]:
    design = next(d for d in load_designs() if d.name == host.design)
    home = f"http://{host.name}:{port}"
    lang = host.languages[0]
    fields = {name for _, name, _, _ in Formatter().parse(design.path) if name}
    several = len(host.languages) > 1
    expand = several and fields == _IN_ADDRESS
    whole = re.escape(home)
    patterns = {**_PATTERNS, "slug": f"(?P<story>{_PATTERNS['slug']})"}
    return {
        "name": f"{design.names[lang]} ({host.name})",
        "home": home,
        "take": Markup(f"^{whole}{_pattern(design.path, _PATTERNS)}$"),  # noqa: S704 - no page
        "story": Markup(f"^{whole}{_pattern(design.path, patterns)}$")  # noqa: S704 - no page
        if several
        else "",
        "expand": home + design.path.replace("{slug}", "{story}") if expand else "",
        "languages": host.languages,
        "zone": design.zone_in(lang).key,
    }


def _pattern(path: str, patterns: dict[str, str]) -> str:
    """Return a pattern for the paths that a design can have."""
    parts = []
    for text, name, _, _ in Formatter().parse(path):
        parts += [re.escape(text), patterns[name] if name else ""]
    return "".join(parts)
