"""Every page for every shipped ladder: for somebody who said nothing, and for somebody who said a lot."""

from typing import Final

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.catalog.loading import load
from dashboard.state.choices import LANGUAGES, Language
from dashboard.text.conditions import level_label
from dashboard.text.words import Words
from tests.conftest import SHIPPED
from tests.test_pages import AS_OF, assert_valid, on, opened, shown
from tests.test_readme import PAGES

CATALOG: Final = load(SHIPPED)
LADDERS: Final = [
    (scheme.scheme_id, LANGUAGES[place % len(LANGUAGES)])
    for place, scheme in enumerate(CATALOG.schemes_with_levels)
]
OF_A_PERSON: Final = ("overview", "planner")
SAYS_A_LOT: Final = {
    "work_months": "120",
    **{f"{each}_months": "40" for each in CATALOG.clock_ids if each != "work"},
    **{f"{each}_percent": "50" for each in CATALOG.clock_ids if each != "work"},
    "education": "bachelor",
    "answers": "|".join(row.question_id for row in CATALOG.questions),
    "holds": "cka@2025-03-10|isc2-associate@2025-01-01|ms-azure-admin@2026-05-01|prompt-engineer",
}


@pytest.fixture(autouse=True)
def app_on_shipped(fresh_caches: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app shows the tables that it is shipped with."""
    monkeypatch.setattr("dashboard.state.caches.DATA", SHIPPED)


def page(name: str, language: Language, **query: str) -> AppTest:
    app = on(opened(language, **{**AS_OF, **query}), name)
    assert [error.message for error in app.exception] == []
    return app


@pytest.mark.parametrize(("scheme_id", "language"), LADDERS)
def test_every_page_is_right_for_every_ladder(scheme_id: str, language: Language) -> None:
    target = CATALOG.highest_level(scheme_id)
    for says, names in (({}, OF_A_PERSON), (SAYS_A_LOT, PAGES)):
        for name in names:
            app = page(name, language, target=target, **says)
            assert app.title
            if name in OF_A_PERSON:
                assert_valid(app, name, CATALOG, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_the_first_scheme_is_not_said_of_another(language: Language) -> None:
    words = Words(language)
    about = words("about.schemes", schemes=words.name(CATALOG.scheme_of("pmp")))
    app = page("worth", language, target="pmp")
    app.session_state["worth.more"] = words("worth.tab.claims")
    assert about in shown(app.run())
    first = {words.of(row, "text") for row in CATALOG.claims}
    assert first.isdisjoint(shown(app))


def test_the_name_that_several_schemes_have_says_whose_it_is() -> None:
    words = Words("zh")
    app = page("planner", "zh", target="ruankao-intermediate", holds="aigc-intermediate")
    held = app.pills(key="ask.holds")
    assert {"中级", level_label(words, CATALOG, "aigc-intermediate")} <= {*held.options}
    assert held.value == ["aigc-intermediate"]
    others = app.selectbox(key="ask.holds.others").options
    assert level_label(words, CATALOG, "aigc-junior") in others


@pytest.mark.parametrize(
    ("obtained", "until"), [("2025-03-10", "2027-03-10"), ("2024-03-15", "2027-03-15"), ("2024-04-15", None)]
)
def test_cks_can_be_sat_while_cka_is_valid(obtained: str, until: str | None) -> None:
    """36 months for what was obtained before 2024-04-01, 24 from then on; later it is to be taken again."""
    app = page("planner", "en", target="cks", holds=f"cka@{obtained}")
    before = Words("en")("planner.sit_before", date=until or "")
    assert (before in shown(app)) == (until is not None)
    taken = [word for word in shown(app) if word.startswith("Path: ")]
    assert taken == ["Path: CKS" if until else "Path: CKA → CKS"]


def test_of_several_certificates_of_which_one_is_enough_none_is_said_to_buy_nothing() -> None:
    said = [
        text for text in shown(page("planner", "en", target="ms-cyber-architect")) if "one is enough" in text
    ]
    assert said
    assert not [
        text for text in shown(page("planner", "en", target="ms-cyber-architect")) if "gains you" in text
    ]


def test_a_fee_of_which_a_part_is_stated_is_told_alike_on_every_page() -> None:
    says = {"target": "pmp", "project_months": "40", "education": "bachelor", "answers": "pm_course"}
    figures = {metric.label: metric.value for metric in page("planner", "en", **says).metric}
    assert figures[Words("en")("planner.fee")] == "at least ¥3,900"


def test_another_scheme_leaves_no_wording_of_the_one_before() -> None:
    app = page("overview", "zh")
    app.selectbox(key="ask.scheme").set_value("pmi").run()
    assert app.radio(key="ask.reading").value == "strict"
    assert [warning.value for warning in on(app, "planner").warning if "reading" in warning.value] == []
