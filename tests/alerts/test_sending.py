"""Is everybody told what is new, once, whatever goes wrong?"""

import json
import shutil
from datetime import timedelta

import pytest

from alerts.errors import (
    NotAcceptedError,
    ServerDownError,
    UncertainError,
)
from tests.alerts.conftest import ADDRESS
from tests.alerts.mail_server import Broken
from tests.webapp.news_folder import BASELINE, NEWS, NORWAY, day, index_news

TO = ["olena@example.org"]


def ids(messages):
    """Return the ids of messages."""
    return [message["Message-ID"] for message in messages]


def text(message):
    """Return what a message says as text."""
    return message.get_body(("plain",)).get_content()


def titles(articles=(*BASELINE, *NEWS)):
    """Return the titles of articles."""
    return [article["title"] for article in articles]


def test_what_is_new_is_told_once(inbox, write_file, run):
    """The three new articles, old news among them, and nothing of before."""
    file = write_file()

    first, again = run(file), run(file)

    (message,) = inbox.read()
    assert [(each.articles, each.problem) for each in first + again] == [
        (3, ""),
        (0, ""),
    ]
    assert [title for title in titles() if title in text(message)] == titles(NEWS)


def test_the_baseline_is_no_news(inbox, write_file, run):
    """Nobody gets the whole collection for having asked."""
    file = write_file()

    assert [each.articles for each in run(file, 0)] == [0]
    assert [each.articles for each in run(file, 1)] == [3]
    assert len(inbox.messages) == 1


def test_an_alert_begins_with_what_arrived_in_a_day(inbox, write_file, run):
    """One that is added later does not tell of months."""
    outcomes = run(write_file(), 1, now=day(1) + timedelta(days=1, seconds=1))

    assert [each.articles for each in outcomes] == [0]
    assert not inbox.messages


def test_corrections_and_later_versions_are_told(
    inbox, write_file, run, news_indexes, tmp_path
):
    """They are news of another kind than what is new."""
    folder = shutil.copytree(news_indexes[1].parent, tmp_path / "grown")
    file = write_file()
    run(file)
    index = index_news(folder, 2, [*BASELINE, NEWS[0], NEWS[1] | NORWAY, NEWS[2]])

    (outcome,) = run(file, index, now=day(2))

    message = inbox.read()[-1]
    assert outcome.articles == 1
    assert message["Subject"] == "Енергетика: 1 виправлена стаття"
    assert NORWAY["title"] in text(message)
    assert "виправлена · Вісник" in text(message)


def test_a_rolled_back_index_repeats_nothing(
    inbox, write_file, run, news_indexes, tmp_path
):
    """What was told is known by its text, whenever it arrives again."""
    file = write_file()
    run(file)
    run(file, 0)
    folder = shutil.copytree(news_indexes[0].parent, tmp_path / "anew")
    index = index_news(folder, 3, [*BASELINE, *NEWS])

    assert [each.articles for each in run(file, index, now=day(3))] == [0]
    assert len(inbox.messages) == 1


@pytest.mark.parametrize(
    "error", [ServerDownError("down"), NotAcceptedError("550 no")], ids=repr
)
def test_what_is_not_taken_is_told_the_next_time(inbox, write_file, run, error):
    """Nothing is lost, and nothing is told twice."""
    file = write_file()
    (failed,) = run(file, mailer=Broken(error))
    assert failed.problem == str(error)

    assert [each.articles for each in run(file)] == [3]
    assert [each.articles for each in run(file)] == [0]
    assert len(inbox.messages) == 1


def test_a_message_of_unknown_fate_is_sent_again_as_it_was(
    inbox, write_file, run, news_indexes, tmp_path
):
    """Even where the index has grown since: its id tells that it is the same."""
    folder = shutil.copytree(news_indexes[1].parent, tmp_path / "grown")
    file = write_file()
    broken = Broken(UncertainError("cut"))
    assert "sent again" in run(file, mailer=broken)[0].problem

    more = NEWS[2] | {"id": "more.uk", "title": "Ще одна угода про енергію"}
    index = index_news(folder, 2, [*BASELINE, *NEWS, more])
    run(file, index, now=day(2))

    assert inbox.messages[0][1].replace(b"\r\n", b"\n").strip() == (
        broken.given[0].replace(b"\r\n", b"\n").strip()
    )
    assert len(set(ids(inbox.read()))) == len(inbox.messages) == 2
    assert more["title"] in text(inbox.read()[1])
    assert NEWS[0]["title"] not in text(inbox.read()[1])


def test_one_refused_address_does_not_keep_others_from_theirs(inbox, write_file, run):
    """The refused one gets it as soon as it is taken."""
    file = write_file(
        {
            "A": {"to": ["nobody@example.org", *TO], "search": ADDRESS},
            "B": {"to": TO, "search": ADDRESS},
        }
    )
    inbox.refused = {"nobody@example.org"}
    outcomes = run(file)

    assert [bool(each.problem) for each in outcomes] == [True, False, False]
    assert "550 nobody of this name" in outcomes[0].problem
    inbox.refused = set()
    assert [each.articles for each in run(file)] == [3, 0, 0]
    assert [to for to, _ in inbox.messages] == [*TO * 2, "nobody@example.org"]


def test_a_server_that_is_down_is_tried_once(write_file, run):
    """Hundreds of alerts do not each wait for it."""
    down = Broken(ServerDownError("down"))
    file = write_file({name: {"to": TO, "search": ADDRESS} for name in "ABC"})

    outcomes = run(file, mailer=down)

    assert len(down.given) == 1
    assert [each.problem for each in outcomes] == ["down"] * 3


def test_a_renamed_or_edited_alert_goes_on(inbox, write_file, run):
    """By its search, or by its name; it begins anew where both are others."""
    run(write_file({"A": {"to": TO, "search": ADDRESS}}))
    renamed = run(write_file({"B": {"to": TO, "search": ADDRESS}}))
    edited = run(write_file({"B": {"to": TO, "search": f"{ADDRESS}&country=PL"}}))
    other = run(write_file({"C": {"to": TO, "search": "/uk/?country=DK"}}), 0)

    assert [each.articles for each in (*renamed, *edited, *other)] == [0, 0, 0]
    assert len(inbox.messages) == 1


def test_what_is_followed_no_more_is_forgotten(write_file, run, tmp_path):
    """No address stays on the disk; of an alert that is wrong all is kept."""
    wrong = {"to": TO, "search": ADDRESS, "language": "xx"}
    run(write_file({name: {"to": TO, "search": ADDRESS} for name in "ABC"}))
    run(write_file({"A": {"to": TO, "search": ADDRESS}, "B": wrong}))

    states = [json.loads(p.read_text()) for p in tmp_path.glob("alerts.state/*.json")]
    assert sorted(state["alert"] for state in states) == ["A", "B"]


def test_a_search_without_all_words_tells_nothing(inbox, write_file, run):
    """What a page offers instead is no news."""
    file = write_file({"A": {"to": TO, "search": "/uk/?q=енергія+qxqx"}})

    assert [each.articles for each in run(file)] == [0]
    assert not inbox.messages


def test_a_search_that_finds_nothing_any_more_is_named(inbox, write_file, run):
    """Its topic is not in the vocabulary; the others go on."""
    file = write_file(
        {
            "A": {"to": TO, "search": "/uk/?topic=nonsense"},
            "B": {"to": TO, "search": ADDRESS},
        }
    )

    wrong, right = run(file)

    assert "topic=nonsense" in wrong.problem
    assert (right.articles, len(inbox.messages)) == (3, 1)


def test_a_damaged_state_is_named_and_nothing_sent(inbox, write_file, run, tmp_path):
    """It is not known what was sent: the operator decides; the others go on."""
    file = write_file({name: {"to": TO, "search": ADDRESS} for name in "AB"})
    run(file)
    damaged = next(
        path
        for path in tmp_path.glob("alerts.state/*.json")
        if json.loads(path.read_text())["alert"] == "A"
    )
    damaged.write_text("{")

    first, second = run(file)

    assert f"{damaged} cannot be read" in first.problem
    assert "delete it" in first.problem
    assert (second.problem, len(inbox.messages)) == ("", 2)


def test_without_a_site_no_links_are_made_up(inbox, write_file, run):
    """It is said where the address of the site may be given."""
    file = write_file({"A": {"to": TO, "search": "q=енергія"}})
    (outcome,) = run(file)

    assert "--site" in outcome.problem
    assert not inbox.messages
