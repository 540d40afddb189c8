"""Is what is forgotten gone from the disk, and nothing else?"""

import gzip

from corpus.store.events import AddressChanged, Captured, Forgotten, Unchanged
from corpus.store.kinds import Role
from corpus.store.store import open_store
from corpus.store.verification import check_store

REMOVED = "https://news.test/secret"
OTHER = "https://news.test/other"


def test_only_the_files_that_have_it_are_written_anew(folder, exchange, start):
    """Bytes, title and a detour's answer are gone; other files and records stay."""
    with open_store(folder, create=True) as store:
        for url in (OTHER, REMOVED):
            page = exchange(url, f"body of {url}".encode())
            title = {"title": f"title of {url}"}
            store.append([Captured(source="News", exchange=page, role=Role.PAGE)])
            store.append([AddressChanged(url=url, changes=title, time=start)])
            store.seal()
        detour = exchange("https://news.test/consent", b"detour", minutes=1)
        store.append(
            [
                Captured(
                    source="News",
                    exchange=detour,
                    role=Role.PAGE,
                    stands=False,
                    page=REMOVED,
                )
            ]
        )
        same = exchange(OTHER, b"", status=304, minutes=2)
        store.append([Unchanged(source="News", exchange=same, role=Role.PAGE)])
        first, second, third = sorted((folder / "warc").iterdir())
        before = first.read_bytes()

        removed = store.forget(Forgotten(url=REMOVED, reason="law", time=start))
        bodies = {store.body(capture) for capture in store.captures(OTHER)}

    assert removed == 7
    assert first.read_bytes() == before
    assert not second.exists()
    assert not third.exists()
    unpacked = b"".join(gzip.decompress(p.read_bytes()) for p in folder.glob("warc/*"))
    for text in (b"body of https://news.test/secret", b"title of https://news.test/s"):
        assert text not in unpacked
        assert text not in (folder / "state.sqlite").read_bytes()
    assert b"detour" not in unpacked
    assert bodies == {f"body of {OTHER}".encode()}
    assert check_store(folder).problems == []
