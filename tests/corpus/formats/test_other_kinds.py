"""What is said of a file that is not what its name promises?"""

from __future__ import annotations

import gzip

import pytest

from corpus import Rejection
from tests.corpus.documents.tiny_odt import odt
from tests.corpus.documents.tiny_pdf import Text, pdf


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([Text("слово")]), "a PDF file, not an HTML page; name it .pdf"),
        (odt("<text:p>слово</text:p>"), "a ZIP archive, not an HTML page"),
        (b"{\\rtf1\\ansi a}", "an RTF file, not an HTML page; save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, "without a password"),
        (gzip.compress(b"<html>", mtime=0), "gzip data, not an HTML page; unpack it"),
        (b"\x89PNG\r\n\x1a\n", "a picture, not an HTML page; leave it out"),
        (b"<rss><channel/></rss>", "a feed, not an HTML page; name it .xml"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_page_that_is_something_else_says_what(write, read, data, said):
    """Robots save whatever comes under the name of the address."""
    (rejection,) = read(write("a.html", data))

    assert isinstance(rejection, Rejection)
    assert said in rejection.reason
