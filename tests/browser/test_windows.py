"""A window that a visitor leaves is new to the next."""

import pytest

from tests.browser import DESKTOP, PHONE
from tests.browser.running import Server
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

LEAVE_TRACES = """() => {
    localStorage.setItem('a', '1')
    sessionStorage.setItem('b', '1')
    document.cookie = 'c=1; max-age=3600'
    return new Promise(done => {
        const asked = indexedDB.open('d')
        asked.onsuccess = () => done(asked.result.close())
    })
}"""
TRACES = """async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
    ...(await indexedDB.databases()).map(each => each.name), (await navigator.permissions.query(
        {name: 'clipboard-read'})).state,
]"""


def test_nothing_is_remembered_for_the_next_visitor(windows: Windows, server: Server) -> None:
    window = windows.take("en", "dark", PHONE)
    window.page.goto(f"{server.base}/_stcore/health")
    window.page.context.grant_permissions(["clipboard-read"])
    window.page.evaluate(LEAVE_TRACES)
    left = window.page.evaluate(TRACES)
    windows.give_back(window)
    again = windows.take("en", "light", DESKTOP)
    assert again is window
    assert {"a", "b", "d", "granted"} <= {*left}
    assert "c=1" in ";".join(left)
    assert again.page.evaluate(TRACES) == ["", "prompt"]
    windows.give_back(again)
