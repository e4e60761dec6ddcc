"""The app on a real server, and visitors with a real Chromium.

Where there is no Chromium these tests are skipped, and pytest says so at its end; with
REQUIRE_BROWSER=1 they fail instead.
"""

import os
import warnings
from collections.abc import Iterator
from typing import Final, Protocol

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from dashboard.catalog.catalog import Catalog
from dashboard.state.choices import Language
from dashboard.text.words import Words
from tests.browser import DESKTOP, PATIENCE, Visitor
from tests.browser.running import BROWSER_ARGUMENTS, Server, find_chromium, serving
from tests.browser.windows import Window, Windows

NOT_RUN: Final = "browser tests did NOT run: no Chromium found"


@pytest.fixture(scope="session")
def chromium_path(request: pytest.FixtureRequest) -> str:
    if found := find_chromium():
        return found
    if os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(NOT_RUN, pytrace=False)
    # Handed to the reporter rather than raised: it reaches the end of the output from an xdist worker
    # too, where `pytest_terminal_summary` does not, and no filter turns it into an error.
    message = warnings.WarningMessage(pytest.PytestWarning(NOT_RUN), pytest.PytestWarning, __file__, 1)
    request.config.hook.pytest_warning_recorded.call_historic(
        kwargs={"warning_message": message, "when": "runtest", "nodeid": "", "location": None}
    )
    pytest.skip(NOT_RUN)


@pytest.fixture(scope="session")
def chromium(chromium_path: str) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=list(BROWSER_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, started once for each worker."""
    with serving(tmp_path_factory.mktemp("server") / "server.log") as running:
        yield running


class Visit(Protocol):
    """Lets a visitor in: one more window, with nothing remembered."""

    def __call__(
        self, language: Language = "en", theme: str = "light", size: tuple[int, int] = DESKTOP
    ) -> Visitor: ...


@pytest.fixture(scope="session")
def windows(chromium: Browser, server: Server) -> Windows:
    return Windows(chromium, f"{server.base}/_stcore/health")


@pytest.fixture
def visit(windows: Windows, server: Server, frozen: Catalog) -> Iterator[Visit]:
    """Visitors of one test. At its end, no page of theirs may have had any trouble."""
    taken: list[Window] = []
    printed_before = len(server.printed())

    def let_in(language: Language = "en", theme: str = "light", size: tuple[int, int] = DESKTOP) -> Visitor:
        window = windows.take(language, theme, size)
        taken.append(window)
        return Visitor(window.page, server.base, Words(language), frozen)

    yield let_in
    troubles = [trouble for window in taken for trouble in window.troubles]
    for window in taken:
        windows.give_back(window)
    printed = server.printed()[printed_before:]
    if "Traceback" in printed:
        troubles.append(f"the server printed: {printed}")
    assert troubles == []
