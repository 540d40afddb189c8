"""Does a page after the last of a list lead back to it?"""


def test_a_page_behind_the_window_of_a_short_list_is_after_its_end(page):
    """The list has far fewer hits than can be paged to: narrowing it cannot help."""
    found = page("/en/?q=energia&page=9999")

    (back,) = found.one("div", "empty").all("a")
    assert "The list ends before this page" in found.one("div", "empty").text
    assert "page=9999" not in back.attrs["href"]


def test_a_value_both_chosen_and_excluded_is_said(client, page):
    """Nothing is found silently; what a question itself negates is its writer's."""
    both = client.get("/api/v1/search?country=PL&not-country=PL").json
    typed = client.get("/api/v1/search?q=country:PL+-country:PL").json

    note = "Poland: both chosen and excluded; the exclusion counts."
    assert both["notes"] == [note]
    assert typed["notes"] == []
    notes = page("/pl/?country=PL&not-country=PL").all("p", "note", role="status")
    assert any(p.text.startswith("Polska: ") for p in notes)
