"""Fixtures that more than one module of tests needs."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.state.choices import LANGUAGES
from dashboard.text.words import Words
from tests.ladders_catalog import LADDERS, ladders_catalog

ROOT = Path(__file__).parents[1]
FROZEN = ROOT / "tests" / "frozen"
"""The first scheme's tables as they once were: what tests say of them holds whatever is edited in `data/`."""
SHIPPED = ROOT / "data"


@pytest.fixture(scope="session")
def frozen() -> Catalog:
    return load(FROZEN)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the frozen tables, free to be edited."""
    return shutil.copytree(FROZEN, tmp_path / "data")


@pytest.fixture(scope="session")
def ladders() -> Catalog:
    """The made-up ladders, which use every kind of rule."""
    return ladders_catalog()


@pytest.fixture
def ladders_data(tmp_path: Path) -> Path:
    """A copy of the tables of the made-up ladders, free to be edited."""
    return shutil.copytree(LADDERS, tmp_path / "ladders")


@pytest.fixture
def app_on_ladders(fresh_caches: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app shows the made-up ladders in place of the frozen tables."""
    monkeypatch.setattr("dashboard.state.caches.DATA", LADDERS)


@pytest.fixture(params=LANGUAGES)
def words(request: pytest.FixtureRequest) -> Words:
    """The words of each language in turn."""
    return Words(request.param)


@pytest.fixture
def fresh_caches() -> Iterator[None]:
    """Streamlit's caches are shared between sessions, tests included: empty before and after.

    What a visitor is not shown of an error, a failing test is.
    """
    shown_to_visitors = st.get_option("client.showErrorDetails")
    st.set_option("client.showErrorDetails", "full")
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()
    st.set_option("client.showErrorDetails", shown_to_visitors)
