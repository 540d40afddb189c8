"""Does ranking stay as good as it was measured?"""

import json
import tomllib
from collections import defaultdict
from pathlib import Path

import ir_measures
import pytest
from ir_measures import ScoredDoc, nDCG

from analyzers import LANGUAGES
from indexer import build_index
from search import Reader, plain_question

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def collection(shared, tmp_path_factory):
    """Give an index of stories and distractors, and each article's language."""
    folder = tmp_path_factory.mktemp("retrieval")
    data = shared / "eval" / "retrieval"
    langs = {}
    with folder.joinpath("all.jsonl").open("w", encoding="utf-8") as output:
        for name in ("docs.jsonl", "distractors.jsonl"):
            for line in data.joinpath(name).read_text("utf-8").splitlines():
                record = json.loads(line)
                record.pop("group", None)
                langs[record["id"]] = record["lang"]
                output.write(json.dumps(record, ensure_ascii=False) + "\n")
    build_index([folder / "all.jsonl"], folder / "index", jobs=2)
    return Reader(folder / "index"), langs


@pytest.fixture(scope="module")
def scores(shared, collection):
    """Give nDCG@10 of each keyword query by its language."""
    reader, langs = collection
    data = shared / "eval" / "retrieval"
    queries = dict(
        line.split("\t", 1)
        for line in data.joinpath("queries.tsv").read_text("utf-8").splitlines()
        if line.startswith("kw-")
    )
    run = [
        ScoredDoc(query, article, score)
        for query, text in queries.items()
        for article, score in reader.rank(plain_question(text), 1_000)
        if langs[article] == query.rpartition("-")[2]
    ]
    qrels = [
        qrel
        for qrel in ir_measures.read_trec_qrels(str(data / "qrels.known.same.txt"))
        if qrel.query_id in queries
    ]
    found = defaultdict(list)
    for metric in ir_measures.iter_calc([nDCG @ 10], qrels, run):
        found[metric.query_id.rpartition("-")[2]].append(metric.value)
    assert {qrel.query_id for qrel in qrels} == set(queries)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_keyword_queries_rank_above_the_floor(scores, lang):
    """The mean over a language's 62 queries is at least its floor."""
    assert len(scores[lang]) == 62
    assert sum(scores[lang]) / 62 >= FLOORS[lang]
