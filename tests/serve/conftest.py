"""A served newspaper for each test."""

from collections.abc import Iterator

import pytest

from tests.conftest import Newspaper
from tests.serve.serving import Serving, serving


@pytest.fixture
def served(weekly: Newspaper) -> Iterator[Serving]:
    """The weekly newspaper, served with its drafts."""
    with serving(weekly) as server:
        yield server
