"""The report says what the plan says and fetches nothing; no text of a table runs in any file."""

import csv
import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from dashboard.catalog.loading import load
from dashboard.exports.calendar_file import calendar_file
from dashboard.exports.plan_file import plan_file, read_plan_file
from dashboard.exports.qr import qr_png, qr_svg
from dashboard.exports.race_svg import SHAPES, WIDTH, swatch
from dashboard.exports.report import MOST_PATHS, report
from dashboard.exports.takeaway import Takeaway
from dashboard.exports.workbook import workbook
from dashboard.planner.segments import Doing
from dashboard.state.choices import LANGUAGES
from dashboard.text.words import Words
from tests.test_exports import EMPTIED, LINK, PEOPLE, TODAY, days_in, parts, said_days, takeaway

HOSTILE = (
    '=HYPERLINK("http://x.example")',
    "+1-2@SUM(A1)",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{7*7}}{% raw %}{#",
    "a|b;c,d:e\\n",
    "</style></title><a href='http://x.example'>",
    "🪜👩‍💻 \u202eright to left",
    "很长的名字" * 2_000,
    "unbroken" * 3_000,
)
VOID = {"meta", "path", "rect", "br"}


class Page(HTMLParser):
    """A page as its tags say: the text, the attributes, and whether every tag that opens is closed."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(params=(*PEOPLE, "nothing assumed", "a later path"))
def taken(request: pytest.FixtureRequest, words: Words) -> Takeaway:
    if request.param == "nothing assumed":
        return takeaway(words, assumptions=EMPTIED, aigc_percent=100)
    if request.param == "a later path":
        return takeaway(words, row=2, aigc_percent=100)
    return takeaway(words, **PEOPLE[request.param])


def test_a_report_stands_alone(taken: Takeaway) -> None:
    page = Page(report(taken))
    assert page.open == []
    assert {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "a", "use"} == set()
    names = {name for _, attributes in page.tags for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in ("src", "href", "srcset", "style")}
    assert "url(" not in report(taken).decode()
    assert "@import" not in report(taken).decode()
    assert report(taken) == report(taken)


def test_a_report_says_the_answer_its_language_and_what_it_is(taken: Takeaway) -> None:
    words, page = taken.words, Page(report(taken))
    assert ("html", {"lang": words.language}) in page.tags
    assert words.date(taken.plan.held_on) in page.text
    for said in (words("export.plan"), taken.version, TODAY.isoformat(), LINK, words("assume.mark").strip()):
        assert said in page.text
    assert (words("race.lower_bound", date=taken.plan.held_on) in page.text) == taken.plan.is_lower_bound
    if taken.plan.is_lower_bound:
        assert all(words("race.lower_bound", date=step.opens_on) in page.text for step in taken.plan.steps)
    assert any(attributes.get("role") == "img" for tag, attributes in page.tags if tag == "svg")


def test_every_date_of_a_report_is_one_of_the_plans(taken: Takeaway) -> None:
    text = Page(report(replace(taken, link=None))).text
    assert days_in(text) <= said_days(taken)
    for step in taken.plan.steps:
        assert {step.sat_on, step.held_on, step.opens_on} <= days_in(text)
    assert {row.plan.held_on for row in taken.paths} <= days_in(text)


def lane_bars(taken: Takeaway) -> list[tuple[float, float]]:
    """Where the bars of the lanes start and end; those of the legend are left out."""
    found, of_lanes = [], False
    for tag, attributes in Page(report(taken)).tags:
        if tag == "svg":
            of_lanes = attributes.get("class") == "race"
        if tag == "rect" and of_lanes:
            left = float(attributes["x"] or "")
            found.append((left, left + float(attributes["width"] or "")))
    return found


def test_a_path_that_takes_years_is_cut_and_its_date_still_said(words: Words) -> None:
    taken = takeaway(words, aigc_percent=100)
    longest = max(row.plan.held_on for row in taken.paths)
    length = taken.plan.held_on - TODAY
    assert longest > TODAY + 3 * length
    assert longest in days_in(Page(report(taken)).text)
    assert all(0 <= left <= right <= WIDTH for left, right in lane_bars(taken))
    first, last = min(left for left, _ in lane_bars(taken)), max(right for _, right in lane_bars(taken))
    own_end = next(
        float((attributes["d"] or "").removeprefix("M").partition(" ")[0])
        for _, attributes in Page(report(taken)).tags
        if "stroke-dasharray" in attributes
    )
    assert (own_end - first) / (last - first) == pytest.approx(1 / 3, abs=0.01)


def test_paths_that_find_no_room_are_counted_and_the_plans_own_is_there(data: Path, words: Words) -> None:
    with (data / "prerequisites.csv").open("a", encoding="utf-8", newline="") as file:
        for months in range(4, 12):
            file.write(f"aigc-advanced,strict,years-{months},experience,aigc,{months},,,,,S12\n")
    taken = takeaway(words, load(data), aigc_percent=100)
    last = max(taken.paths, key=lambda row: row.plan.held_on).plan
    page = Page(report(replace(taken, plan=last)))
    more = len(taken.paths) - MOST_PATHS
    assert more > 1
    assert words.count("report.more", more) in page.text
    assert ("tr", {"class": "own"}) in page.tags
    assert last.held_on in days_in(page.text)


def test_every_kind_of_bar_is_drawn_in_a_way_of_its_own() -> None:
    def without_colour(drawing: str) -> str:
        return re.sub(r'(fill|stroke)="#\w+"', "", drawing)

    assert len({without_colour(swatch(shape)) for shape in SHAPES}) == len(SHAPES) == len(Doing) + 1


def test_a_qr_code_is_dark_on_white_with_its_quiet_zone_in_both_forms() -> None:
    svg, png = qr_svg(LINK), qr_png(LINK)
    assert svg
    assert png
    assert '<path fill="#fff"' in svg
    assert 'stroke="#000"' in svg
    size = int(re.findall(r'viewBox="0 0 (\d+)', svg).pop())
    assert (size - 2 * 4 - 17) % 4 == 0
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20]) % size == 0
    dark = re.findall(r"M(\d+) ([\d.]+)h", svg).pop()
    assert [float(edge) for edge in dark] == [4, 4.5]


def test_a_link_too_long_for_a_qr_code_has_none_and_the_report_goes_without(words: Words) -> None:
    link = f"{LINK}&holds={'x' * 3_000}"
    assert (qr_svg(link), qr_png(link)) == (None, None)
    page = Page(report(takeaway(words, link=link)))
    assert link in page.text
    assert not [tag for tag, _ in page.tags if tag == "figure"]
    assert [tag for tag, _ in Page(report(takeaway(words))).tags if tag == "figure"]
    assert not [tag for tag, _ in Page(report(takeaway(words, link=None))).tags if tag == "figure"]


def renamed(data: Path, name: str) -> None:
    """Gives every level that name, and every route one that starts like it."""
    for file, columns in (("levels", ("name_zh", "name_en")), ("prerequisites", ("route",))):
        path = data / f"{file}.csv"
        with path.open(encoding="utf-8-sig", newline="") as table:
            rows = list(csv.DictReader(table))
        for number, row in enumerate(rows):
            row.update(dict.fromkeys(columns, name if file == "levels" else f"{name[:200]}{number // 3}"))
        with path.open("w", encoding="utf-8", newline="") as table:
            writer = csv.DictWriter(table, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_text_of_a_table_stays_a_text_in_every_file(name: str, language: str, data: Path) -> None:
    renamed(data, name)
    words = Words("zh" if language == "zh" else "en")
    taken = takeaway(words, load(data), aigc_percent=100, holds=(("aigc-junior", TODAY),))
    usual = takeaway(words, aigc_percent=100, holds=(("aigc-junior", TODAY),))

    page, plain = Page(report(taken)), Page(report(usual))
    assert page.open == []
    assert name in page.text
    assert {tag for tag, _ in page.tags} == {tag for tag, _ in plain.tags}
    names = [{key for _, attributes in each.tags for key in attributes} for each in (page, plain)]
    assert all(each == names[0] for each in names)

    book = CalamineWorkbook.from_filelike(BytesIO(workbook(taken)))
    cells = {
        cell
        for sheet in book.sheet_names
        for row in book.get_sheet_by_name(sheet).to_python()
        for cell in row
    }
    assert any(str(cell).startswith(name[:16_000]) for cell in cells)
    pages = [text for part, text in parts(workbook(taken)).items() if part.startswith("xl/worksheets/")]
    assert not [text for text in pages if re.search(r"<f[ >]|hyperlink", text)]

    summaries = [str(event["SUMMARY"]) for event in Calendar.from_ical(calendar_file(taken)).walk("VEVENT")]
    assert all(name in summary for summary in summaries)
    assert len(summaries) == len(Calendar.from_ical(calendar_file(usual)).walk("VEVENT"))

    assert read_plan_file(plan_file(taken))["target"] == ["aigc-advanced"]
