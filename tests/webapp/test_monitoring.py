"""Do the dashboard and the alerts ask for metrics that there are?"""

import json
import re
from pathlib import Path

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from webapp.app import create_app
from webapp.settings import Settings

FOLDER = Path(__file__).resolve().parents[2] / "deploy" / "monitoring"
METRIC = re.compile(r"\bhoptac_\w+")
SELECTION = re.compile(r"(hoptac_\w+)\{([^}]*)\}")
MATCHER = re.compile(r'(\w+)(?:=~|!~|!=|=)"([^"]*)"')
GROUPING = re.compile(r"\bby \(([^)]*)\)")
GIVEN_BY_PROMETHEUS = {"instance", "job"}


def expressions():
    """Return pairs of a panel's title or an alert's name, and an expression."""
    board = json.loads(FOLDER.joinpath("dashboard.json").read_text("utf-8"))
    asked = [
        (f"{panel['title']} {target['refId']}", target["expr"])
        for panel in board["panels"]
        for target in panel["targets"]
    ]
    asked += [(each["name"], each["expr"]) for each in board["annotations"]["list"]]
    queries = [v["query"] for v in board["templating"]["list"] if v["type"] == "query"]
    asked += [("variable", query["query"]) for query in queries]
    rules = yaml.safe_load(FOLDER.joinpath("alerts.yml").read_text("utf-8"))
    asked += [(r["alert"], r["expr"]) for g in rules["groups"] for r in g["rules"]]
    return asked


each_expression = pytest.mark.parametrize(
    "expression", [e for _, e in expressions()], ids=[name for name, _ in expressions()]
)


@pytest.fixture(scope="module")
def app(reader):
    """Return an application of its own."""
    return create_app(reader, Settings(rate=0))


@pytest.fixture(scope="module")
def samples(app):
    """Return the names of labels of each metric at `/metrics`, by its name."""
    client = app.test_client()
    client.get("/uk/?q=новини")
    client.get("/api/v1/search?q=новини")
    families = text_string_to_metric_families(client.get("/metrics").text)
    labels = {}
    for sample in (sample for family in families for sample in family.samples):
        labels.setdefault(sample.name, set()).update(sample.labels)
    return labels


@each_expression
def test_metrics_of_an_expression_are_there(expression, samples):
    """Each metric that it names is one that the server has."""
    named = set(METRIC.findall(expression))

    assert named - samples.keys() == set()
    assert named or expression.startswith("up{")


@each_expression
def test_labels_of_an_expression_are_there(expression, samples):
    """Each label by which it selects or groups is one of the metric's."""
    for metric, selection in SELECTION.findall(expression):
        chosen = {label for label, _ in MATCHER.findall(selection)}
        assert chosen <= samples.get(metric, set()) | GIVEN_BY_PROMETHEUS
    labels = set().union(*(samples[name] for name in METRIC.findall(expression)))
    for grouping in GROUPING.findall(expression):
        assert set(grouping.split(", ")) <= labels | GIVEN_BY_PROMETHEUS


@each_expression
def test_values_of_labels_are_there(expression, app, samples):
    """Endpoints are those of the application, and a bound is one of the histogram's."""
    assert samples
    text = app.test_client().get("/metrics").text
    for selection in re.findall(r"\{([^}]*)\}", expression):
        for label, value in MATCHER.findall(selection):
            if label == "endpoint":
                assert set(value.split("|")) <= app.view_functions.keys()
            if label == "le":
                assert f'le="{value}"' in text


def test_panels_do_not_overlap():
    """No place of the dashboard has two panels, and no two have one number."""
    board = json.loads(FOLDER.joinpath("dashboard.json").read_text("utf-8"))
    places = [
        (x, y)
        for panel in board["panels"]
        for place in [panel["gridPos"]]
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]

    assert len(places) == len(set(places))
    assert max(x for x, _ in places) < 24
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])
