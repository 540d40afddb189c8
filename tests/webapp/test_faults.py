"""Does a fault of ours stay private, and is it counted?"""

import pytest

from webapp import errors, faults
from webapp.app import create_app
from webapp.settings import Settings

ASKED = "whistleblower"


@pytest.fixture
def app(reader, monkeypatch):
    """Return an application whose status page fails, with a visitor's words."""
    app = create_app(reader, Settings(rate=0))

    def fail(**_):
        reason = f"cannot look for {ASKED}"
        raise ValueError(reason)

    monkeypatch.setitem(app.view_functions, "pages.article", fail)
    return app


def ask(app):
    """Return the answer to a request that fails."""
    return app.test_client().get(f"/en/article/{ASKED}?q={ASKED}")


def counted(app, endpoint):
    """Return whether a fault of an endpoint is in the metrics."""
    text = app.test_client().get("/metrics").text
    return f'hoptac_request_seconds_count{{endpoint="{endpoint}",status="500"}}' in text


def test_fault_is_logged_without_what_was_asked(app, caplog):
    """The log says where the code failed, and nothing that a visitor wrote."""
    with caplog.at_level("INFO"):
        response = ask(app)

    assert response.status_code == 500
    assert "Content-Security-Policy" in response.headers
    assert "A fault in pages.article" in caplog.text
    assert "ValueError" in caplog.text
    assert '"status": 500' in caplog.text
    assert ASKED not in caplog.text
    assert counted(app, "pages.article")


def test_failing_error_page_is_a_page_too(app, caplog, monkeypatch):
    """It is secured, logged and counted as any other."""
    monkeypatch.setattr(errors, "render_template", app.view_functions["pages.article"])
    monkeypatch.setattr(
        errors, "_answer", lambda *_: app.view_functions["pages.article"]()
    )
    with caplog.at_level("INFO"):
        response = ask(app)

    assert response.status_code == 500
    assert response.mimetype == "text/html"
    assert "Content-Security-Policy" in response.headers
    assert '"status": 500' in caplog.text
    assert ASKED not in caplog.text
    assert counted(app, "none")


def test_causes_are_named():
    """An error that hides another says where both arose."""
    try:
        try:
            {}[ASKED]
        except KeyError as error:
            raise RuntimeError(ASKED) from error
    except RuntimeError as error:
        told = faults.where(error)

    assert "builtins.KeyError" in told
    assert "builtins.RuntimeError" in told
    assert ASKED not in told.replace("[ASKED]", "").replace("(ASKED)", "")
