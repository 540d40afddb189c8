"""Where in a store does a picture lie?"""

from __future__ import annotations

from corpus.pictures import read_picture, reference_to
from corpus.store.events import Captured
from corpus.store.kinds import Role
from corpus.store.pictures import find_picture
from corpus.store.store import open_store

URL = "https://news.test/a.gif"


def test_a_folder_without_a_database_has_none(tmp_path):
    """It is no store."""
    assert find_picture(tmp_path, URL) is None


def test_the_last_good_capture_is_found(folder, exchange):
    """And read again from its WARC file."""
    answers = [
        exchange(URL, b"GIF89a old"),
        exchange(URL, b"GIF89a new", minutes=1),
        exchange(URL, b"gone", minutes=2, status=404),
    ]
    with open_store(folder, create=True) as store:
        store.append(
            [Captured(source="s", exchange=one, role=Role.PICTURE) for one in answers]
        )

    found = find_picture(folder, URL)

    assert found is not None
    assert read_picture(reference_to(folder, found[0], str(found[1]))) == (
        b"GIF89a new", "image/gif",
    )  # fmt: skip
    assert find_picture(folder, f"{URL}x") is None
