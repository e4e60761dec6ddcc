"""The app on a real server, and visitors with a real Chromium.

Where there is no Chromium these tests are skipped, and pytest says so at its end; with
REQUIRE_BROWSER=1 they fail instead.
"""

import os
import re
import warnings
from collections.abc import Iterator
from typing import Final, Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, expect, sync_playwright

from dashboard.catalog.catalog import Catalog
from dashboard.state.choices import Language
from dashboard.text.words import Words
from tests.browser import DESKTOP, LOCALE, PATIENCE, Visitor
from tests.browser.running import BROWSER_ARGUMENTS, Server, find_chromium, serving

NOT_RUN: Final = "browser tests did NOT run: no Chromium found"
# Streamlit's own page looks beside itself for the server when a page other than the first is opened
# by its address, finds nothing there, and looks further up.
_PROBE: Final = re.compile(r"http://127\.0\.0\.1:[0-9]+/[a-z]+/_stcore/(health|host-config)")


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


@pytest.fixture
def visit(chromium: Browser, server: Server, shipped: Catalog) -> Iterator[Visit]:
    """Visitors of one test. At its end, no page of theirs may have had any trouble."""
    contexts: list[BrowserContext] = []
    visitors: list[Visitor] = []
    printed_before = len(server.printed())

    def let_in(language: Language = "en", theme: str = "light", size: tuple[int, int] = DESKTOP) -> Visitor:
        context = chromium.new_context(
            locale=LOCALE[language],
            timezone_id="Asia/Shanghai",
            color_scheme="dark" if theme == "dark" else "light",
            viewport={"width": size[0], "height": size[1]},
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        visitor = Visitor(context.new_page(), server.base, Words(language), shipped)
        _watch(visitor.page, visitor.troubles)
        visitors.append(visitor)
        return visitor

    yield let_in
    troubles = [trouble for visitor in visitors for trouble in visitor.troubles]
    for context in contexts:
        context.close()
    printed = server.printed()[printed_before:]
    if "Traceback" in printed:
        troubles.append(f"the server printed: {printed}")
    assert troubles == []


def _watch(page: Page, troubles: list[str]) -> None:
    """Notes errors, failed requests, dialogs, and whatever leaves this machine."""

    def on_console(message: ConsoleMessage) -> None:
        where = message.location.get("url", "")
        if message.type == "error" and not _PROBE.fullmatch(where):
            troubles.append(f"console: {message.text} ({where})")

    def is_outside(url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1"

    page.on("console", on_console)
    page.on("pageerror", lambda error: troubles.append(f"page error: {error}"))
    page.on("crash", lambda _: troubles.append("the page crashed"))
    page.on(
        "requestfailed",
        # What was still loading when the visitor went elsewhere is aborted by the browser itself.
        lambda request: (
            troubles.append(f"failed: {request.url} {request.failure}")
            if request.failure != "net::ERR_ABORTED"
            else None
        ),
    )
    page.on(
        "request",
        lambda request: troubles.append(f"left: {request.url}") if is_outside(request.url) else None,
    )
    page.on(
        "websocket", lambda socket: troubles.append(f"left: {socket.url}") if is_outside(socket.url) else None
    )
    page.on(
        "response",
        lambda response: (
            troubles.append(f"{response.status}: {response.url}")
            if response.status >= 400 and not _PROBE.fullmatch(response.url)
            else None
        ),
    )

    def on_dialog(dialog: Dialog) -> None:
        troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", on_dialog)
