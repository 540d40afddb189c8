"""How do templates write days, numbers and languages?"""

from datetime import date

import pytest

from webapp.app import create_app


@pytest.mark.parametrize(
    ("template", "value", "text"),
    [
        ("{{ value | day }}", date(2025, 8, 31), "August 31, 2025"),
        ("{{ value | number }}", 12_345, "12,345"),
        ("{{ value | number }}", 0, "0"),
        ("{{ value | language }}", "uk", "Ukrainian"),
        ("{{ value | language }}", "vi", "Vietnamese"),
    ],
)
def test_values_are_written_in_the_language_of_the_interface(
    reader, template, value, text
):
    """Days, numbers and languages read as the interface's language has them."""
    app = create_app(reader)
    with app.test_request_context("/"):
        assert app.jinja_env.from_string(template).render(value=value) == text
