"""Leave the long conversations to `make test`; `make check` keeps the main line and its edges."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
BRIEF = frozenset({"test_programme", "test_questionnaire", "test_start", "test_words"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is not brief."""
    for item in items:
        if item.path.parent == HERE and item.path.stem not in BRIEF:
            item.add_marker(pytest.mark.long)
