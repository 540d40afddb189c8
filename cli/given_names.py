"""Which names does the operator's file give to values of filters?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from search.searcher.value_labels import GivenNames

VARIABLE = "HOPTAC_COLLECTION_FILE"
"""Names the file."""


def given_names() -> GivenNames:
    """Return the names of the file that the environment names, none without one.

    Raises:
        UsageError: the file cannot be read, or the first mistake in it.
    """
    from webapp.collection_file import read_collection
    from webapp.setting_error import SettingError

    path = os.environ.get(VARIABLE, "").strip()
    if not path:
        return {}
    try:
        return read_collection(Path(path)).labels
    except SettingError as error:
        raise click.UsageError(str(error)) from error
