"""The README tells the truth: what it must name is named, and what it names is there."""

import re
import tomllib

import pytest

from dashboard.catalog.loading import TABLES
from dashboard.roster.columns import NAMES_TOLD
from dashboard.text.words import Words
from tests.conftest import ROOT, SHIPPED

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted(path.stem for path in (ROOT / "dashboard" / "pages").glob("*.py") if path.stem != "__init__")

COMMANDS = sorted(
    path.stem for path in (ROOT / "dashboard").glob("*.py") if "__main__" in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_in_the_readme(table: str) -> None:
    assert f"| `{table}` |" in README


@pytest.mark.parametrize(("column", "names"), NAMES_TOLD.items())
def test_every_column_of_a_roster_is_in_the_readme(column: str, names: tuple[str, ...]) -> None:
    assert f"| `{column}` | {'、'.join(names)} |" in README


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_in_the_readme_in_both_languages(page: str) -> None:
    assert f"| {Words('zh')(f'page.{page}')} |" in README
    assert f"**{Words('en')(f'page.{page}')}**" in README


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme_in_both_languages(command: str) -> None:
    chinese, english = README.split('<a id="english"></a>')
    assert f".venv/bin/python -m dashboard.{command} " in chinese.replace("`", " ")
    assert f".venv/bin/python -m dashboard.{command} " in english.replace("`", " ")


def test_the_two_commands_install_what_they_use() -> None:
    start, check = re.findall(r"^python3 -m venv .*$", README, flags=re.MULTILINE)
    assert "-r requirements.txt" in start
    assert start.endswith("-m streamlit run streamlit_app.py")
    assert "-r requirements.txt -r tests/requirements.txt" in check
    assert check.endswith("-m pytest")


def test_every_file_that_the_readme_links_to_or_names_is_there() -> None:
    named = re.findall(r"\]\((\.[^)#]+)\)|`((?:dashboard|data|tests)/[\w./]*)`", README)
    for linked, quoted in named:
        assert (ROOT / (linked or quoted)).exists(), linked or quoted


def test_the_row_that_the_readme_changes_stands_in_the_table() -> None:
    (row,) = re.findall(r"`(aigc-advanced,strict[^`]*)`", README)
    assert row in (SHIPPED / "prerequisites.csv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_every_requirement_is_pinned_and_says_why(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            assert re.fullmatch(r"[\w-]+~=[\d.]+ +# .+", line), line


def test_the_optional_package_is_the_same_wherever_it_is_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (package,) = project["dependency-groups"]["dask"]
    assert re.search(
        rf"^{re.escape(package)} +#", (ROOT / "tests" / "requirements.txt").read_text("utf-8"), re.M
    )
    assert README.count(f'pip install "{package}"') == 2


def test_nothing_else_shows_at_the_top() -> None:
    shown = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert shown - {"__pycache__"} == {
        "dashboard",
        "data",
        "tests",
        "streamlit_app.py",
        "requirements.txt",
        "README.md",
        "pyproject.toml",
        "LICENSE",
    }
