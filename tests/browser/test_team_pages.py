"""A team's pages, printed by a real browser: a sheet of A4 for each person, whatever is said on it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dashboard.catalog.loading import load
from dashboard.exports.team_pages import team_pages
from dashboard.roster.example import example_roster
from dashboard.text.words import Words
from tests.conftest import FROZEN
from tests.team_files import HEADER, HOSTILE, SCRIPT, team_files_of

pytestmark = pytest.mark.browser

LONG = f"""{HEADER}\
{SCRIPT}{"长" * 300},,0.5,0.25,0.3,prompt-engineer@2026-05-01,2.5,aigc-advanced
{"unbroken" * 300},,0,0,0,prompt-engineer@2026-05-01|aigc-junior@2027-05-01,0.1,aigc-advanced
""".encode()


@pytest.mark.parametrize(
    "data", [example_roster(load(FROZEN)), HOSTILE, LONG], ids=["example", "hostile", "long"]
)
def test_each_person_is_printed_on_one_sheet(
    data: bytes, words: Words, chromium: Browser, tmp_path: Path
) -> None:
    team = team_files_of(words, load(FROZEN), data)
    assert sheets_printed(chromium, team_pages(team), tmp_path) == len(team)


def sheets_printed(chromium: Browser, file: bytes, folder: Path) -> int:
    at = folder / "pages.html"
    at.write_bytes(file)
    page = chromium.new_page(java_script_enabled=False)
    page.goto(at.as_uri())
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    return len(re.findall(rb"/Type\s*/Page\b", pdf))
