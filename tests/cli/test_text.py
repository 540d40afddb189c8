"""Does the terminal show how a text is read?"""

import json

import pytest

EXPECTED = {
    "000": (["KR"], {"artificial-intelligence", "semiconductors"}),
    "001": (["KR"], {"artificial-intelligence", "semiconductors"}),
    "002": (["JP"], {"artificial-intelligence", "semiconductors"}),
    "003": (["KR"], {"artificial-intelligence", "semiconductors"}),
    "004": (["LA"], {"digital-transformation"}),
}


def test_analysis_answers_line_by_line(start):
    """Each line is answered before the next is sent, an empty one by an empty one."""
    lines = {"мостами": "міст", "": "", "… — !": "", "університетів": "університет"}

    with start("analyze", "--lang", "uk") as process:
        for line, term in lines.items():
            process.stdin.write(f"{line}\n".encode())
            process.stdin.flush()
            answer = process.stdout.readline().decode()
            assert answer.endswith("\n")
            assert term in answer.rstrip("\n").split("\t")
        stdout, _ = process.communicate()

    assert stdout == b""
    assert process.returncode == 0


@pytest.mark.parametrize(
    ("lang", "text", "terms"),
    [
        ("uk", "мостами", {"міст"}),
        ("fr", "l'intelligence", {"intelligent"} | {"intelligence"}),
        ("pl", "mostami", {"most"}),
        ("vi", "hợp tác", {"hợp", "tác"}),
    ],
)
def test_analysis_gives_terms_separated_by_tabs(hoptac, lang, text, terms):
    """Every input line, with or without a line end or text, is one output line."""
    done = hoptac("analyze", "--lang", lang, text=f"{text}\n\n{text}")

    first, empty, last = done.stdout.splitlines()
    assert empty == ""
    assert first == last
    printed = first.split("\t")
    assert set(printed) & terms
    assert len(printed) == len(set(printed))


def test_analysis_survives_bytes_that_are_no_text(hoptac_process):
    """A line with bytes that are not UTF-8 is analysed like any other."""
    done = hoptac_process("analyze", "--lang", "pl", text=b"\xff\xfe\nmost\n\x00\x1b\n")

    assert done.returncode == 0
    assert done.stdout.count("\n") == 3
    assert done.stdout.split("\n")[1] == "most"


def test_seeds_have_their_partners_and_topics(hoptac, shared):
    """Each seed is tagged with its partner country and what it is about."""
    done = hoptac("tag", shared / "seeds")

    assert done.returncode == 0, done.stderr
    tagged = {
        item["id"][:3]: item for item in map(json.loads, done.stdout.splitlines())
    }
    assert tagged.keys() == EXPECTED.keys()
    for number, (countries, topics) in EXPECTED.items():
        tags = tagged[number]
        partners = [c["code"] for c in tags["countries"] if c["role"] == "partner"]
        assert partners == countries, number
        assert topics <= {topic["id"] for topic in tags["topics"]}, number
        for tag in tags["countries"] + tags["topics"]:
            assert tag["evidence"], (number, tag)


def test_tags_are_one_json_line_an_article(hoptac, articles):
    """A line holds an article's head and its tags with their evidence."""
    done = hoptac("tag", articles)

    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["fr", "pl"]
    head = {"id", "lang", "title", "published", "url", "source"}
    assert all(
        set(line) == head | {"countries", "organizations", "topics", "subtopics"}
        for line in lines
    )
    (ukraine,) = (c for c in lines[1]["countries"] if c["code"] == "UA")
    (piece,) = ukraine["evidence"]
    assert set(piece) == {"field", "text", "start", "end", "sentence"}
    assert piece["text"] in piece["sentence"]
    assert piece["text"] == "Ukraina"
    assert "VN" not in [country["code"] for country in lines[0]["countries"]]


def test_organizations_have_their_kind(hoptac, articles):
    """A treaty is listed with them and says that it is one."""
    text = "L'Asean et l'Union européenne saluent l'EVFTA, en vigueur depuis hier."
    articles.joinpath("treaty.txt").write_text(f"{text}\n", encoding="utf-8")

    done = hoptac("tag", articles / "treaty.txt")

    found = json.loads(done.stdout)["organizations"]
    kinds = {each["id"]: each["kind"] for each in found}
    assert kinds["EVFTA"] == "agreement"
    assert kinds["ASEAN"] == kinds["EU"] == "organization"


def test_home_can_be_another_country(hoptac, articles):
    """`--home-country` names the country that is never a partner."""
    done = hoptac("tag", articles / "fr.txt", "--home-country", "FR")

    codes = [country["code"] for country in json.loads(done.stdout)["countries"]]
    assert codes == ["VN"]


def test_tagging_prints_what_was_rejected(hoptac, articles):
    """With a file that cannot be read the others are tagged, and the status is 3."""
    articles.joinpath("empty.txt").write_text("", encoding="utf-8")

    done = hoptac("tag", articles)

    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr.startswith(str(articles / "empty.txt"))
    assert len(done.stderr.splitlines()) == 1


def test_nothing_to_tag_is_status_1(hoptac, tmp_path):
    """Where nothing can be tagged the status is 1 and no line is written."""
    done = hoptac("tag", tmp_path / "gone")

    assert (done.returncode, done.stdout) == (1, "")
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "gone") in done.stderr


def test_repaired_articles_are_counted_beside_the_tags(hoptac, articles):
    """The lines of output are those of articles alone."""
    articles.joinpath("c.txt").write_text(
        "Hoäi nghò thöôïng ñænh khai maïc taïi Haø Noäi", encoding="utf-8"
    )

    done = hoptac("tag", articles)

    assert done.stderr == "1 article converted from VNI\n"
    titles = [json.loads(line)["title"] for line in done.stdout.splitlines()]
    assert "Hội nghị thượng đỉnh khai mạc tại Hà Nội" in titles
