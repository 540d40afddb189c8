"""Does the terminal print stories and expansions when they are requested?"""

import json

import pytest

from corpus import LANGUAGES


@pytest.fixture
def run(hoptac, sample_index, tmp_path):
    """Return a function from a query to the article ids of its ranking."""

    def answer(text, *options):
        queries, out = tmp_path / "queries.tsv", tmp_path / "run"
        queries.write_text(f"k\t{text}\n", encoding="utf-8")
        done = hoptac(
            "run", queries, "--index", sample_index, "--output", out, *options
        )
        assert (done.returncode, done.stderr) == (0, "")
        rows = [line.split() for line in out.read_text("utf-8").splitlines()]
        assert [int(row[3]) for row in rows] == list(range(1, len(rows) + 1))
        return [row[2] for row in rows]

    return answer


def langs(ids):
    """Return the languages of articles of the sample collection."""
    return {name.rsplit(".")[-1] for name in ids}


def test_stories_are_one_json_line_each(hoptac, sample_index, reader):
    """Each line is a story with its id and its articles' ids and languages."""
    done = hoptac("stories", "--index", sample_index)

    assert (done.returncode, done.stderr) == (0, "")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == len(reader.stories.stories)
    assert all(list(line) == ["story", "confidence", "articles"] for line in lines)
    articles = [article for line in lines for article in line["articles"]]
    assert len({a["id"] for a in articles}) == len(articles) == 112
    assert all(a["id"].endswith(a["lang"]) for a in articles)
    for line in lines:
        assert len({a["id"].rsplit(".")[0] for a in line["articles"]}) == 1
        assert 0 < line["confidence"] <= 1


def test_stories_need_an_index(hoptac, error_line, tmp_path):
    """Without an index, one sentence says so."""
    assert "hoptac index" in error_line(hoptac("stories", "--index", tmp_path))


def test_problems_with_declared_stories_are_printed(hoptac, tmp_path):
    """A line on stderr for each, and the build is sound."""
    rows = [
        {"id": name, "lang": "fr", "body": f"Bonjour {name}", "story": "x"}
        for name in ("one", "two")
    ]
    news = tmp_path / "news.jsonl"
    news.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    done = hoptac("index", news, "--index", tmp_path / "index")

    assert done.returncode == 0
    assert len(done.stderr.splitlines()) == 1
    assert "kept: one" in done.stderr
    assert "2 stories" in done.stdout


def test_a_search_finds_what_means_the_same_by_default(search_json, sample_index):
    """`--no-equivalents` leaves only what the words themselves find."""
    wide = search_json(sample_index, "półprzewodniki", "--size", "100")
    own = search_json(
        sample_index, "półprzewodniki", "--size", "100", "--no-equivalents"
    )

    assert {hit["lang"] for hit in wide["hits"]} == set(LANGUAGES)
    assert {hit["lang"] for hit in own["hits"]} == {"pl"}


def test_a_search_gives_stories_once(hoptac, sample_index):
    """`--stories` shows a hit a story, and both counts either way."""
    arguments = ("search", "półprzewodniki", "--index", sample_index, "--size", "100")
    ungrouped, grouped = hoptac(*arguments), hoptac(*arguments, "--stories")

    one, other = (done.stdout.splitlines()[0].split() for done in (ungrouped, grouped))
    assert one[:5] == other[:5]
    assert one[1:3] + one[4:5] == ["articles", "of", "stories"]
    shown = [
        [line for line in done.stdout.splitlines() if line[:1].isdigit()][1:]
        for done in (ungrouped, grouped)
    ]
    assert [len(lines) for lines in shown] == [int(one[0]), int(one[3])]
    assert int(one[0]) > int(one[3])


def test_a_run_takes_equivalents_only_with_its_option(run):
    """Without options it ranks by the words themselves."""
    own, wide = run("półprzewodniki"), run("półprzewodniki", "--equivalents")

    assert langs(own) == {"pl"}
    assert langs(wide) == set(LANGUAGES)
    assert set(own) < set(wide)


def test_a_run_ranks_stories_with_all_their_versions(run):
    """Versions stand side by side, the best story first, to the depth."""
    ranked = run("półprzewodniki", "--stories")

    own = run("półprzewodniki")
    slugs = [name.rsplit(".")[0] for name in ranked]
    stories = list(dict.fromkeys(slugs))
    assert slugs == [slug for slug in stories for _ in LANGUAGES]
    assert set(stories) == {name.rsplit(".")[0] for name in own}
    assert ranked[0] == own[0]
    assert run("półprzewodniki", "--stories", "--depth", "3") == ranked[:3]
    assert set(run("półprzewodniki", "--stories", "--equivalents")) >= set(ranked)


@pytest.fixture
def without_model(hoptac, articles, tmp_path):
    """Return a function that builds with some environment and returns the summary."""

    def build(*options):
        done = hoptac(
            "index", articles, "--index", tmp_path / "index", "--json", *options
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return build


@pytest.mark.parametrize("options", [(), ("--no-semantic",)], ids=["setting", "option"])
def test_an_index_can_do_without_the_model(without_model, environment, options):
    """`HOPTAC_SEMANTIC=0` and `--no-semantic` build with the thesaurus alone."""
    assert environment["HOPTAC_SEMANTIC"] == "0"

    summary = without_model(*options)

    assert summary["model"] == ""
    assert "meanings" not in summary["steps"]
    assert summary["stories"] == 2
    assert summary["problems"] == []


def test_the_option_alone_does_without_the_model(without_model, environment):
    """Without an environment variable, `--no-semantic` suffices."""
    setting = environment.pop("HOPTAC_SEMANTIC")
    try:
        summary = without_model("--no-semantic")
    finally:
        environment["HOPTAC_SEMANTIC"] = setting

    assert summary["model"] == ""
