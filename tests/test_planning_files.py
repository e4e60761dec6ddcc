"""A plan that comes back: from a file that was taken away, or from a link made under other rules."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.loading import load
from dashboard.catalog.past import keep
from dashboard.exports.plan_file import (
    MAX_BYTES,
    PlanFileError,
    plan_file,
    read_plan_file,
    refused_sentence,
)
from dashboard.exports.takeaway import Takeaway
from dashboard.planner.compare import compared_paths
from dashboard.planner.plan import every_plan
from dashboard.rules.changes import rule_changes
from dashboard.state.choices import Choices, Language, Variant
from dashboard.state.link import to_query
from dashboard.text.changes import change_sentence
from dashboard.text.conditions import level_name
from dashboard.text.what_if import plan_date
from dashboard.text.words import Words
from tests.broken_tables import cell
from tests.conftest import FROZEN
from tests.in_turn import in_turn
from tests.standings import worker
from tests.test_pages import AS_OF, PAGES, as_read, assert_valid, choices_of, on, opened, shown, titles
from tests.test_planning_page import (
    CLIMBING,
    TABS,
    WAITING,
    languages,
    link_of,
    planner,
    plans_of,
    texts,
    warnings,
)
from tests.test_words import CHINESE, IDS

pytestmark = pytest.mark.usefixtures("fresh_caches")

TODAY: Final = date(2026, 11, 23)
HOST: Final = "http://plans.example/planner"
BUSY: Final = Choices(
    as_of=TODAY,
    language="zh",
    industry="retail",
    clocks=worker(30, 14, aigc_percent=40).clocks,
    holds=(("prompt-engineer", date(2026, 5, 1)),),
    hours_per_week=Decimal("7.5"),
    target="aigc-advanced",
    path=(("aigc-advanced", "experience"),),
    sort="study",
    deadline=date(2032, 1, 1),
    reminder_days=20,
    pass_percents=(("aigc-advanced", 70),),
    variants=(
        Variant(hours_per_week=Decimal(20)),
        Variant(reading="lenient", clocks=worker(aigc_percent=90).clocks),
    ),
)


def file_of(catalog: Catalog, choices: Choices) -> bytes:
    """The plan file that is taken away with these choices."""
    choices = replace(choices, rules=choices.rules or catalog.version)
    assumed = choices.assumed(catalog)
    asked = assumed, choices.person, choices.as_of, choices.target, choices.reading
    takeaway = Takeaway(
        words=Words(choices.language or "en"),
        catalog=assumed,
        version=catalog.version,
        choices=choices,
        plan=every_plan(*asked)[0],
        paths=compared_paths(*asked),
        made_on=choices.as_of,
        link=None,
        tables=catalog,
    )
    return plan_file(takeaway)


def edited_file(catalog: Catalog, **parts: Any) -> bytes:
    return json.dumps(json.loads(file_of(catalog, BUSY)) | parts).encode()


def upload(app: AppTest, data: bytes) -> AppTest:
    app.file_uploader(key="take_away.upload").upload("plan.json", data, "application/json")
    return app.run()


def warnings_and_errors(app: AppTest) -> list[str]:
    return [*warnings(app), *(as_read(error.value) for error in app.error)]


# Taking a plan away


@languages
@pytest.mark.parametrize("tab", TABS)
def test_every_tab_is_in_one_language_and_shows_no_message_id(
    tab: str, language: Language, frozen: Catalog
) -> None:
    query = WAITING | {"variants": "1", "v1~hours_per_week": "9", "aigc-advanced.pass_percent": "50"}
    app = planner(query, language, tab)
    assert_valid(app, "planner", frozen, language)
    ids = re.compile(r"(?<![\w.-])(" + "|".join(re.escape(key) for key in IDS if "." in key) + r")(?![\w-])")
    for text in shown(app):
        assert ids.findall(text) == []
        assert not re.search(r"\{[a-z_]+\}", text)
        assert language == "zh" or not CHINESE.search(text.replace("中文", ""))
    for kind in ("button", "download_button", "metric", "number_input", "selectbox", "tab", "file_uploader"):
        for element in app.get(kind):
            assert language == "en" or CHINESE.search(str(getattr(element, "label", "")))


def test_the_link_that_is_shown_is_the_address_and_says_every_choice(frozen: Catalog) -> None:
    app = planner(to_query(replace(BUSY, rules=frozen.version), frozen), "zh", "take_away.title")
    assert not list(app.code)
    assert Words("zh")("take_away.link.unknown") in shown(app)
    app.context = app.context | {"url": f"{HOST}?as_of=2020-01-01"}
    (link,) = (code.value for code in app.run().code)
    base, _, query = link.partition("?")
    assert (base, dict(parse_qsl(query))) == (HOST, link_of(app))
    (image,) = app.get("image")
    assert [each.caption for each in image.proto.imgs] == [Words("zh")("take_away.qr")]


@in_turn("page_says_no_plan", [False, True], ids=["beside a plan", "without a plan"])
def test_a_plan_file_opens_on_the_choices_it_was_made_from(
    page_says_no_plan: bool, language: Language, frozen: Catalog
) -> None:
    app = planner({"holds": "aigc-advanced"} if page_says_no_plan else {}, language, "take_away.title")
    assert (plans_of(frozen, choices_of(app, frozen)) == ()) == page_says_no_plan
    upload(app, file_of(frozen, BUSY))
    assert choices_of(app, frozen) == replace(BUSY, rules=frozen.version)
    assert warnings_and_errors(app) == []
    assert_valid(app, "planner", frozen)
    app.number_input(key="ask.hours_per_week").set_value(8.0).run()
    wanted = replace(BUSY, rules=frozen.version, hours_per_week=Decimal(8))
    assert choices_of(app, frozen) == wanted


WRONG: Final[dict[str, Callable[[Catalog], bytes]]] = {
    "of a newer app": lambda catalog: edited_file(catalog, schema="certificate-pathways/plan/2"),
    "of another program": lambda catalog: edited_file(catalog, schema="something/1"),
    "without a schema": lambda _: b"{}",
    "a list": lambda _: b"[1, 2]",
    "no JSON": lambda catalog: file_of(catalog, BUSY)[:-20],
    "empty": lambda _: b"",
    "no text": lambda _: bytes(range(256)),
    "a calendar": lambda _: b"BEGIN:VCALENDAR",
    "with a field of a wrong kind": lambda catalog: edited_file(catalog, choices={"target": 3}),
    "with a field too many": lambda catalog: edited_file(catalog, _evil_="**x**"),
    "too large": lambda catalog: file_of(catalog, BUSY) + b" " * MAX_BYTES,
    "nested without end": lambda _: b"[" * 100_000,
}


@in_turn("wrong", WRONG)
def test_a_file_that_is_no_plan_is_refused_in_one_sentence_and_changes_nothing(
    wrong: str, language: Language, frozen: Catalog
) -> None:
    app = planner(WAITING, language, "take_away.title")
    before, title, warned = dict(app.query_params), titles(app), warnings(app)
    data = WRONG[wrong](frozen)
    with pytest.raises(PlanFileError) as raised:
        read_plan_file(data)
    upload(app, data)
    assert [as_read(error.value) for error in app.error] == [refused_sentence(Words(language), raised.value)]
    assert (dict(app.query_params), titles(app), warnings(app)) == (before, title, warned)
    assert not app.exception
    app.number_input(key="ask.hours_per_week").set_value(9.0).run()
    assert not app.error
    upload(app, file_of(frozen, BUSY))
    assert choices_of(app, frozen) == replace(BUSY, rules=frozen.version)


@pytest.mark.parametrize(
    "path",
    ["aigc-advanced:gone", "gone:experience>aigc-advanced:certificate", "aigc-intermediate:experience"],
)
def test_a_path_in_a_file_that_the_tables_do_not_have_is_told_in_one_sentence(
    path: str, frozen: Catalog
) -> None:
    app = planner({}, tab="take_away.title")
    written = json.loads(file_of(frozen, BUSY))["choices"]
    upload(app, edited_file(frozen, choices=written | {"path": path}))
    assert choices_of(app, frozen) == replace(BUSY, path=None, rules=frozen.version)
    told = Words("zh")("left_out.path", value=path)
    alone = Words("zh")("planner.certificates_alone")
    assert [text for text in warnings_and_errors(app) if alone not in text] == [told]
    assert_valid(app, "planner", frozen)


# Rules that moved


@pytest.fixture
def edited(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of tables that the app now reads: those of today are kept, then a rule is another."""
    monkeypatch.setattr("dashboard.state.caches.DATA", data)
    assert keep(data) == load(FROZEN).version
    cell("prerequisites", 6, "value", "3.5")(data)
    return data


NEARLY: Final = {"aigc_months": "34", "aigc_percent": "100", "path": "aigc-advanced:experience"}


@in_turn("page", PAGES)
@pytest.mark.parametrize("query", [NEARLY, {"path": CLIMBING}, {}], ids=["moved", "same", "fastest"])
def test_a_link_of_earlier_rules_says_what_changed_and_how_each_date_moved(
    page: str, query: dict[str, str], language: Language, edited: Path
) -> None:
    words, was, now = Words(language), load(FROZEN), load(edited)
    app = on(opened(language, **AS_OF, **query, rules=was.version), page)
    assert words("moved.title", before=was.version, now=now.version) in str(texts(app))
    choices = choices_of(app, now)
    assert choices.rules == was.version
    (change,) = rule_changes(was, now)
    lines, same = [change_sentence(words, was, now, change)], []
    for level_id in now.level_ids:
        own = choices if level_id == choices.target else replace(choices, target=level_id, path=None)
        before, after = (plan_date(words, shown_plan(catalog, own)) for catalog in (was, now))
        level = level_name(words, now, level_id)
        if before == after:
            same.append(words("moved.level", level=level, date=after))
        else:
            lines.append(words("moved.date", level=level, before=before, now=after))
    assert len(lines) == (2 if query == NEARLY else 1)
    lines.append(words("moved.date.same", levels=words("list.joint").join(same)))
    assert "\n".join(f"- {line}" for line in lines) in texts(app)
    assert_valid(app, page, now, language)

    app.number_input(key="ask.hours_per_week").set_value(7.0).run()
    assert app.query_params["rules"] == was.version
    app.button(key="moved.accept").click().run()
    assert app.query_params["rules"] == now.version
    assert was.version not in str(shown(app))
    assert "moved.accept" not in [button.key for button in app.button]


def shown_plan(catalog: Catalog, choices: Choices) -> Any:
    plans = plans_of(catalog, choices)
    chosen = (plan for plan in plans if plan.path.names == choices.path)
    return next(chosen, next(iter(plans), None))


@in_turn("page", PAGES)
def test_a_link_of_rules_that_are_not_kept_says_so(page: str, language: Language, frozen: Catalog) -> None:
    words = Words(language)
    app = on(opened(language, **AS_OF, rules="0badc0de"), page)
    assert words("moved.title", before="0badc0de", now=frozen.version) in str(texts(app))
    assert words("moved.not_kept") in texts(app)
    assert_valid(app, page, frozen, language)
    app.button(key="moved.accept").click().run()
    assert words("moved.not_kept") not in texts(app)
    assert app.query_params["rules"] == frozen.version


def test_of_a_level_that_is_held_no_date_is_told(edited: Path) -> None:
    was, words = load(FROZEN), Words("en")
    app = on(opened("en", **AS_OF, holds="aigc-junior@2026-05-01", rules=was.version), "planner")
    (told,) = (text for text in texts(app) if words("moved.date.same", levels="").rstrip(".") in text)
    assert level_name(words, was, "aigc-advanced") in told
    assert level_name(words, was, "aigc-junior") not in told


def test_a_first_visit_and_a_plan_file_know_their_rules(edited: Path) -> None:
    was, now = load(FROZEN), load(edited)
    app = planner({}, tab="take_away.title")
    assert app.query_params["rules"] == now.version
    assert "moved.accept" not in [button.key for button in app.button]
    upload(app, file_of(was, BUSY))
    assert app.query_params["rules"] == was.version
    assert Words("zh")("moved.title", before=was.version, now=now.version) in str(texts(app))
