"""Windows of a Chromium, used by one visitor after another, nothing remembered in between.

A window that has shown the app before shows it again in a third of the time of a new one.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page

from dashboard.state.choices import Language
from tests.browser import LOCALE, PATIENCE

# Streamlit's own page looks beside itself for the server when a page other than the first is opened
# by its address, finds nothing there, and looks further up.
_PROBE: Final = re.compile(r"http://127\.0\.0\.1:[0-9]+/[a-z]+/_stcore/(health|host-config)")


@dataclass(frozen=True)
class Window:
    """A page with cookies and storage of its own. `troubles` are what it should not have done so far."""

    page: Page
    language: Language
    troubles: list[str] = field(default_factory=list)


class Windows:
    """The windows of one browser: those in use, and those free for the next visitor.

    `quiet` is an address of the app's server at which no app runs.
    """

    def __init__(self, browser: Browser, quiet: str) -> None:
        self._browser = browser
        self._quiet = quiet
        self._free: defaultdict[Language, list[Window]] = defaultdict(list)

    def take(self, language: Language, theme: str, size: tuple[int, int]) -> Window:
        """A window with nothing remembered."""
        free = self._free[language]
        window = free.pop() if free else self._new(language)
        window.page.set_viewport_size({"width": size[0], "height": size[1]})
        window.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        return window

    def give_back(self, window: Window) -> None:
        """Forgets all of its visitor, for the next one; a window that had troubles is closed."""
        context = window.page.context
        if window.troubles:
            context.close()
            return
        for page in context.pages:
            if page != window.page:
                page.close()
        window.page.goto(self._quiet)
        _forget(context, window.page)
        window.troubles.clear()
        self._free[window.language].append(window)

    def _new(self, language: Language) -> Window:
        context = self._browser.new_context(locale=LOCALE[language], timezone_id="Asia/Shanghai")
        context.set_default_timeout(PATIENCE)
        window = Window(context.new_page(), language)
        _watch(window.page, window.troubles)
        return window


def _forget(context: BrowserContext, page: Page) -> None:
    page.evaluate("sessionStorage.clear()")
    session = context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": page.evaluate("origin"), "storageTypes": "all"})
    session.detach()
    context.clear_cookies()
    context.clear_permissions()


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
