"""Is the head of an answer understood?"""

import pytest

from corpus.store.media import charset_of, media_type_of


@pytest.mark.parametrize(
    ("header", "media_type", "charset"),
    [
        ("text/html", "text/html", ""),
        ("Text/HTML; Charset=UTF-8", "text/html", "utf-8"),
        ("text/html;charset='windows-1251'; x=y", "text/html", "windows-1251"),
        ('text/html; charset="iso-8859-2"', "text/html", "iso-8859-2"),
        ("html", "", ""),
        ("", "", ""),
    ],
)
def test_a_content_type_is_taken_apart(header, media_type, charset):
    """Media type and encoding are read whatever the spelling."""
    assert (media_type_of(header), charset_of(header)) == (media_type, charset)
