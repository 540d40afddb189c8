"""Does a refused request say why?"""

import re

import pytest
from opensearchpy.exceptions import TransportError

from search.engines.opensearch.answers import RefusedRequestError


def test_a_permission_that_is_missing_is_named(fake_cluster):
    """Operators read which right a user lacks; an odd answer is no other error."""
    lacking = "no permissions for [indices:admin/create] and User [name=hoptac]"
    info = {"error": {"type": "security_exception", "reason": f"{lacking}\n"}}
    refused = TransportError(403, "security_exception", info)
    odd = (TransportError(403, "Forbidden", what) for what in ("<html>", {"error": 1}))
    cluster, _ = fake_cluster(refused, *odd)

    with pytest.raises(RefusedRequestError, match=re.escape(lacking)) as error:
        cluster.manage("PUT", "/i", seconds=1)

    assert "\n" not in str(error.value)
    for _ in range(2):
        with pytest.raises(RefusedRequestError):
            cluster.manage("PUT", "/i", seconds=1)
