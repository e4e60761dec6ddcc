"""总览 Overview: one sentence that answers, a card a level, and how the levels are reached."""

from typing import Any

import streamlit as st

from dashboard import session, widgets
from dashboard.charts import draw_ladder, draw_lanes, draw_reach, industry_reach
from dashboard.planner import Standing, advice
from dashboard.session import Visit
from dashboard.text import (
    AUDIENCES,
    advice_sentence,
    card,
    headline,
    level_name,
    plain,
    question,
    route_words,
)

# A shape and a colour a verdict: the word is always beside them.
VERDICT_LOOKS: dict[str, tuple[str, Any]] = {
    "held": (":material/workspace_premium:", "blue"),
    "open": (":material/check_circle:", "green"),
    "unstated": (":material/help:", "gray"),
    "check": (":material/rule:", "orange"),
    "later": (":material/schedule:", "violet"),
    "awaited": (":material/hourglass_top:", "violet"),
    "never": (":material/block:", "red"),
}


CARDS = 4  # in a row, on a wide screen


def show_headline(visit: Visit) -> None:
    words, catalog, choices = visit.words, visit.catalog, visit.choices
    scheme = catalog.scheme_of(choices.target)
    standings = session.standings(visit)
    of_scheme = [
        standings[level_id]
        for level_id in catalog.level_ids
        if catalog.level(level_id).scheme_id == scheme.scheme_id
    ]
    issuer = words.stated(words.of(scheme, "issuer"))
    st.caption(plain(words("overview.scheme", scheme=words.name(scheme), issuer=issuer)))
    chosen = session.path_is_chosen(visit)
    answer = headline(words, catalog, of_scheme, standings[choices.target], chosen=chosen)
    st.title(plain(answer), anchor=False)
    if chosen:
        widgets.show_chosen_path(visit)
    elif advised := advice_sentence(words, catalog, advice(session.plans(visit))):
        st.markdown(plain(advised))
    st.caption(plain(inputs_summary(visit)))


def inputs_summary(visit: Visit) -> str:
    """What the answer was worked out from, so that a closed sidebar hides nothing."""
    words, choices = visit.words, visit.choices
    return words(
        "overview.inputs",
        work=words.months(max(choices.work_months, choices.aigc_months)),
        aigc=words.months(choices.aigc_months),
        occupation=occupation_words(visit),
        held=held_words(visit),
        hours=words.number(choices.hours_per_week),
        reading=words(f"reading.{choices.reading}.short"),
    )


def occupation_words(visit: Visit) -> str:
    """What the visitor does from now on: at which share, since when."""
    words, choices = visit.words, visit.choices
    said = [words(f"occupation.{widgets.occupation_of(choices)}")]
    said += [
        f"{words(f'ask.{field}')} {words.percent(percent)}"
        for field in ("work_percent", "aigc_percent")
        if 0 < (percent := getattr(choices, field)) < 100
    ]
    said += [
        f"{words(f'ask.{field}')} {words.date(day)}"
        for field in ("starts_on", "aigc_starts_on")
        if (day := getattr(choices, field))
    ]
    return words("list.comma").join(said)


def held_words(visit: Visit) -> str:
    words, choices = visit.words, visit.choices
    held = [level_name(words, visit.tables, level_id) for level_id, _ in choices.holds]
    return words("overview.held", levels=words.all_of(held)) if held else ""


def show_cards(visit: Visit) -> None:
    words, catalog = visit.words, visit.catalog
    standings = session.standings(visit)
    in_rows = (catalog.level_ids[start : start + CARDS] for start in range(0, len(catalog.level_ids), CARDS))
    for column, level_id in (pair for row in in_rows for pair in zip(st.columns(CARDS), row, strict=False)):
        standing = standings[level_id]
        chosen = level_id == visit.choices.target and session.path_is_chosen(visit)
        said = card(words, catalog, standing, chosen=chosen)
        icon, colour = verdict_look(standing)
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{plain(level_name(words, catalog, level_id))}**")
            st.badge(said.verdict, icon=icon, color=colour)
            st.metric(said.date_label, said.date)
            for line in (said.route, *said.missing, industry_line(visit, level_id)):
                if line:
                    st.markdown(plain(line))


def verdict_look(standing: Standing) -> tuple[str, Any]:
    """The shape and the colour that go with a verdict's word."""
    if standing.awaited:
        return VERDICT_LOOKS["awaited"]
    if standing.unstated:
        return VERDICT_LOOKS["unstated"]
    return VERDICT_LOOKS[standing.verdict]


def industry_line(visit: Visit, level_id: str) -> str:
    """What the source says of the visitor's industry for a level."""
    words, catalog, industry = visit.words, visit.catalog, visit.choices.industry
    if industry is None:
        return ""
    name = next(words.name(row) for row in catalog.industries if row.industry_id == industry)
    return words(f"card.industry.{industry_reach(catalog, level_id, industry)}", industry=name)


def select_level(level_id: str) -> None:
    """Takes the level that was clicked in a chart."""
    visit = session.visit()
    session.press(visit.tables, level=level_id)
    name = level_name(visit.words, visit.tables, level_id)
    st.toast(visit.words("level.chosen", level=plain(name)), icon=":material/arrow_downward:")


def show_charts(visit: Visit) -> None:
    words, catalog, choices = visit.words, visit.catalog, visit.choices
    standings = session.standings(visit)
    plan = session.plan(visit)
    what = (*session.plan_key(visit), words.language)
    lanes = session.drawing("lanes", what, lambda: draw_lanes(words, catalog, standings, choices.as_of))
    widgets.show_drawing(visit, lanes, "overview.lanes", select_level)
    left, right = st.columns(2, gap="large")
    with left:
        ladder = session.drawing(
            "ladder",
            what,
            lambda: draw_ladder(words, catalog, standings, plan),
        )
        widgets.show_drawing(visit, ladder, "overview.ladder", select_level)
    with right:
        reach = session.drawing(
            "reach",
            (*visit.rules, words.language, choices.industry, choices.audience),
            lambda: draw_reach(words, catalog, choices.industry, choices.audience),
        )
        widgets.show_drawing(visit, reach, "overview.reach")
        if choices.industry:
            st.markdown(plain(industry_sentence(visit)))
        if choices.audience:
            st.markdown(plain(words("audience.sentence", audience=audience_name(visit))))


def industry_sentence(visit: Visit) -> str:
    """What the source changes for the visitor's industry: often nothing, and then it says so."""
    words, catalog, industry = visit.words, visit.catalog, visit.choices.industry
    row = next(row for row in catalog.industries if row.industry_id == industry)
    named = [
        level_name(words, catalog, level_id)
        for level_id in catalog.level_ids
        if industry_reach(catalog, level_id, row.industry_id) == "named"
    ]
    if not named:
        return words("industry.nothing", industry=words.name(row))
    return words("industry.named", industry=words.name(row), levels=words.all_of(named))


def audience_name(visit: Visit) -> str:
    rows = visit.catalog.audiences
    return next(visit.words.name(row) for row in rows if row.audience_id == visit.choices.audience)


def show_level(visit: Visit) -> None:
    """One level's facts, each with the sentences it rests on."""
    words, catalog, choices = visit.words, visit.catalog, visit.choices
    st.subheader(words("level.title"), anchor=False)
    key = session.show_choice(f"{session.WIDGET}level", choices.level or choices.target)
    level_id = st.segmented_control(
        words("level.choose"),
        catalog.level_ids,
        format_func=lambda each: level_name(words, catalog, each),
        key=key,
        required=True,
        on_change=take_level,
        args=(key,),
    )
    level = catalog.level(level_id or choices.target)
    exam = catalog.exam(level.level_id)
    facts = [(words("level.suits"), words.stated(words.of(level, "suits")), level.cites)]
    for route, reading in catalog.ways(level.level_id):
        cites = {cited for condition in route.conditions for cited in condition.cites}
        what = words("level.route", reading=words(f"reading.{reading or 'both'}.short"))
        facts.append((what, route_words(words, catalog, route), tuple(sorted(cites, key=_sentence_number))))
    for kind, rows in (("subjects", catalog.subjects), ("duties", catalog.duties)):
        own = [row for row in rows if row.level_id in (level.level_id, None)]
        facts += [(words(f"level.{kind}"), _duty_name(visit, row), row.cites) for row in own]
        if not own:
            facts.append((words(f"level.{kind}"), words.not_stated, ()))
    fees = (exam.fee_training, exam.fee_materials, exam.fee_exam)
    stated = [words.not_stated if fee is None else f"{words.number(fee)} {exam.currency}" for fee in fees]
    facts += [
        (words(f"level.{fee}"), amount, exam.cites)
        for fee, amount in zip(("fee_training", "fee_materials", "fee_exam"), stated, strict=True)
    ]
    widgets.show_table(
        [words(f"level.column.{column}") for column in ("what", "says", "sentence")],
        [(what, says, words("cites.joint").join(cites) or words.not_stated) for what, says, cites in facts],
    )
    cited = sorted({cited for _, _, cites in facts for cited in cites}, key=_sentence_number)
    with st.expander(words("level.sentences")):
        widgets.show_sentences(visit, cited)
    unclear = [row for row in catalog.contradictions if set(row.cites) & set(cited)]
    if unclear:
        with st.expander(words.count("level.unclear", len(unclear))):
            for row in unclear:
                st.markdown(f"**{plain(row.contradiction_id)}** {plain(words.of(row, 'text'))}")
                effect = words.stated(words.of(row, "effect"))
                st.caption(plain(words("contradictions.effect", effect=effect)))


def _duty_name(visit: Visit, row: object) -> str:
    name = visit.words.name(row)
    return name if getattr(row, "level_id", None) else visit.words("level.every_holder", duty=name)


def _sentence_number(statement_id: str) -> tuple[int, str]:
    digits = "".join(letter for letter in statement_id if letter.isdigit())
    return int(digits or 0), statement_id


def take_level(key: str) -> None:
    session.choose(session.visit().tables, level=st.session_state[key])


def show_audiences(visit: Visit) -> None:
    """The groups that the source addresses, with their fields and wants, or the visitor's own."""
    words, catalog, chosen = visit.words, visit.catalog, visit.choices.audience
    st.subheader(words("audience.title"), anchor=False)
    rows = []
    for audience in catalog.audiences:
        if chosen in (None, audience.audience_id):
            fields = [
                words.of(field, "field")
                for field in catalog.audience_fields
                if field.audience_id == audience.audience_id
            ]
            cites = words("cites.joint").join(audience.cites)
            wants = words.stated(words.of(audience, "wants"))
            rows.append((words.name(audience), words("list.joint").join(fields), wants, cites))
    widgets.show_table(
        [words(f"audience.column.{column}") for column in ("who", "fields", "wants", "sentence")], rows
    )
    asked = [question(catalog, contradiction_id) for contradiction_id in AUDIENCES]
    told = [f"{row.contradiction_id} {words.of(row, 'text')}" for row in asked if row]
    st.caption(plain(words.sentences([words("audience.no_level"), *told])))


def show_subjects_and_duties(visit: Visit) -> None:
    words, catalog = visit.words, visit.catalog
    st.subheader(words("mastery.title"), anchor=False)
    rows = []
    for level_id in catalog.level_ids:
        cells = [level_name(words, catalog, level_id)]
        for table in (catalog.subjects, catalog.duties):
            names = [words.name(row) for row in table if row.level_id == level_id]
            cells.append(words("list.joint").join(names) or words.not_stated)
        rows.append(cells)
    shared = [words.name(row) for row in catalog.duties if row.level_id is None]
    if shared:
        rows.append([words("mastery.every_holder"), words.not_stated, words("list.joint").join(shared)])
    widgets.show_table(
        [words(f"mastery.column.{column}") for column in ("level", "subjects", "duties")], rows
    )


visit = session.visit()
show_headline(visit)
show_cards(visit)
show_charts(visit)
show_level(visit)
show_audiences(visit)
show_subjects_and_duties(visit)
