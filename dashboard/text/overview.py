"""What is selected on the overview, and how a level fits: what the source says of it, and what not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.reach import NAMED, industry_reach, naming, says_many
from dashboard.catalog.rows import Contradiction, Subject
from dashboard.planner.ways import Way
from dashboard.state.choices import Choices
from dashboard.state.of_clocks import clock_parameter
from dashboard.text.conditions import level_label
from dashboard.text.contradictions import contradictions_of
from dashboard.text.experience import had_words, months_label
from dashboard.text.readings import reading_name
from dashboard.text.words import Words


@dataclass(frozen=True)
class Chip:
    """One thing that is selected, called as in an address, and the value that takes it away."""

    field: str
    label: str
    without: int | None


def chips(words: Words, catalog: Catalog, choices: Choices) -> tuple[Chip, ...]:
    """What is selected, in the order of the questions."""
    found = []
    if choices.industry:
        found.append(Chip("industry", industry_name(words, catalog, choices.industry), None))
    if choices.audience:
        found.append(Chip("audience", audience_name(words, catalog, choices.audience), None))
    if choices.level:
        label = words("chip.level", level=level_label(words, catalog, choices.level))
        found.append(Chip("level", label, None))
    for clock_id in catalog.clock_ids:
        if months := choices.clock(clock_id).months:
            label = months_label(words, catalog, clock_id, months)
            found.append(Chip(clock_parameter(clock_id, "months"), label, 0))
    return tuple(found)


def selection_sentences(words: Words, catalog: Catalog, choices: Choices, ways: Sequence[Way]) -> list[str]:
    """What the source says of each thing that is selected and of each two of them: often nothing."""
    said = []
    if choices.industry:
        said.append(_industry_sentence(words, catalog, choices.industry, choices.level))
    if choices.audience:
        said.append(_audience_sentence(words, catalog, choices.audience, choices.level))
    if choices.level and not choices.industry:
        said.append(_level_sentence(words, catalog, choices.level))
    has_years = any(clock.months for _, clock in choices.clocks)
    if has_years:
        said.append(_years_sentence(words, catalog, choices, ways))
    if choices.industry and choices.audience:
        said.append(words("selection.industry_and_audience"))
    any_years_asked = any(way.asks is not None for way in ways)
    if has_years and any_years_asked and (choices.industry or choices.audience):
        said.append(words("selection.years_for_all"))
    return said


def audiences_and_levels(words: Words, catalog: Catalog) -> str:
    """What the source leaves open about the groups that it addresses; "" where the tables say nothing."""
    return words.sentences(_told(words, contradictions_of(catalog, "audiences_and_levels")))


def _industry_sentence(words: Words, catalog: Catalog, industry_id: str, level_id: str | None) -> str:
    industry = industry_name(words, catalog, industry_id)
    named = [row for row in naming(catalog, industry_id) if level_id in (None, row.level_id)]
    if named:
        levels = [
            words(
                "industry.named.level",
                level=level_label(words, catalog, row.level_id),
                suits=words.stated(words.of(catalog.level(row.level_id), "suits")),
                cites=cited(words, row.cites),
            )
            for row in named
        ]
        return words("industry.named", industry=industry, levels=words("list.semicolon").join(levels))
    if level_id is None:
        return words("industry.nothing", industry=industry)
    level, many = level_label(words, catalog, level_id), says_many(catalog, level_id)
    if many:
        return words("industry.many", industry=industry, level=level, cites=cited(words, many.cites))
    return words("industry.silent", industry=industry, level=level)


def _audience_sentence(words: Words, catalog: Catalog, audience_id: str, level_id: str | None) -> str:
    row = next(row for row in catalog.audiences if row.audience_id == audience_id)
    fields = [field for field in catalog.audience_fields if field.audience_id == audience_id]
    cites = cites_of([row, *fields])
    facts = words(
        "audience.facts",
        audience=words.name(row),
        cites=cited(words, cites),
        fields=words.stated(words("list.joint").join(words.of(field, "field") for field in fields)),
        wants=words.stated(words.of(row, "wants")),
    )
    if level_id is None:
        return words.sentences([facts, words("audience.no_level")])
    level = level_label(words, catalog, level_id)
    return words.sentences([facts, words("audience.not_this_level", level=level)])


def _level_sentence(words: Words, catalog: Catalog, level_id: str) -> str:
    industries = with_cites(
        words, industries_words(words, catalog, level_id), industries_cites(catalog, level_id)
    )
    return words("selection.level", level=level_label(words, catalog, level_id), industries=industries)


def _years_sentence(words: Words, catalog: Catalog, choices: Choices, ways: Sequence[Way]) -> str:
    """For which ways the visitor's years are enough, and how much they are short of the others."""
    asking = [way for way in ways if way.asks is not None and choices.level in (None, way.level_id)]
    if not asking and choices.level:
        return words("years.level_asks_none", level=level_label(words, catalog, choices.level))
    if not asking:
        return words("years.none_asked")
    said: dict[str, list[str]] = {}
    for level_id, of_reading in dict.fromkeys((way.level_id, way.reading) for way in asking):
        # Once for each wording: the years alone don't say which of several ways is meant.
        short = min(way.missing for way in asking if (way.level_id, way.reading) == (level_id, of_reading))
        months = words.months(short)
        if catalog.has_readings(level_id):
            reading = reading_name(words, catalog, level_id, of_reading)
            text = words("years.short", reading=reading, months=months)
            text = text if short else words("years.enough", reading=reading)
        else:
            text = words("years.short.only", months=months) if short else words("years.enough.only")
        said.setdefault(level_id, []).append(text)
    levels = [
        words("years.level", level=level_label(words, catalog, level_id), said=words("list.comma").join(each))
        for level_id, each in said.items()
    ]
    return words(
        "years.said",
        had=had_words(words, catalog, choices),
        levels=words("list.semicolon").join(levels),
    )


def reach_message(words: Words, catalog: Catalog, choices: Choices) -> str:
    """Whom the source names, as far as it bears on what is selected."""
    if choices.industry:
        industry = industry_name(words, catalog, choices.industry)
        named = [row.level_id for row in naming(catalog, choices.industry)]
        if choices.level and choices.level not in named:
            level = level_label(words, catalog, choices.level)
            return words("reach.title.not_named", level=level, industry=industry)
        if not named:
            return words("reach.title.industry.none", industry=industry)
        levels = words.all_of(level_label(words, catalog, level_id) for level_id in named)
        return words("reach.title.industry", industry=industry, levels=levels)
    if choices.level:
        level = level_label(words, catalog, choices.level)
        industries = industries_words(words, catalog, choices.level)
        return words("reach.title.level", level=level, industries=industries)
    if choices.audience:
        return words("reach.title.audience", audience=audience_name(words, catalog, choices.audience))
    named = [
        level_label(words, catalog, level_id)
        for level_id in catalog.level_ids
        if any(row.level_id == level_id and row.how == NAMED for row in catalog.reach)
    ]
    return words("reach.title", levels=words.all_of(named)) if named else words("reach.title.none")


def industries_words(words: Words, catalog: Catalog, level_id: str) -> str:
    """Which industries the source names for a level: "点名政府和金融；也说“多个行业”"."""
    ids = {row.industry_id for row in catalog.reach if row.level_id == level_id and row.how == NAMED}
    names = [words.name(row) for row in catalog.industries if row.industry_id in ids]
    said = [words("industries.named", industries=words.all_of(names))] if names else []
    if says_many(catalog, level_id):
        said.append(words("industries.many_too" if names else "industries.many"))
    return words("list.semicolon").join(said) or words.not_stated


def industries_cites(catalog: Catalog, level_id: str) -> set[str]:
    """The sentences that `industries_words` rests on."""
    return {each for row in catalog.reach if row.level_id == level_id for each in row.cites}


@dataclass(frozen=True)
class Fit:
    """A level beside a visitor, in words: `subjects` are ids with their labels, to be ticked."""

    subjects: tuple[tuple[str, str], ...]
    ticked: str
    open_questions: tuple[str, ...]
    duties: str
    industries: str
    suits: str


def fit(words: Words, catalog: Catalog, level_id: str, choices: Choices) -> Fit:
    """What the visitor has of what a level must master, what they would do, and whether it names them.

    It is told and never scored: the source does not say how many subjects are enough.
    """
    subjects = [row for row in catalog.subjects if row.level_id == level_id]
    duties = [row for row in catalog.duties if row.level_id == level_id]
    on_subjects = contradictions_of(catalog, "certificates_alone", "subjects", cites=cites_of(subjects))
    level = catalog.level(level_id)
    return Fit(
        subjects=tuple((row.subject_id, with_cites(words, words.name(row), row.cites)) for row in subjects),
        ticked=_ticked(words, subjects, choices),
        open_questions=tuple(_told(words, on_subjects)),
        duties=words("fit.duties", duties=with_cites(words, names_of(words, duties), cites_of(duties))),
        industries=_own_industry(words, catalog, level_id, choices.industry),
        suits=words("fit.suits", suits=with_cites(words, words.of(level, "suits"), level.cites)),
    )


def _ticked(words: Words, subjects: Sequence[Subject], choices: Choices) -> str:
    has = [words.name(row) for row in subjects if row.subject_id in choices.knows]
    lacks = [words.name(row) for row in subjects if row.subject_id not in choices.knows]
    if not subjects:
        return words("fit.subjects.not_stated")
    if not has:
        return words("fit.ticked.none")
    if not lacks:
        return words("fit.ticked.all", has=words.all_of(has))
    return words("fit.ticked.some", has=words.all_of(has), lacks=words.all_of(lacks))


def every_holder_sentence(words: Words, catalog: Catalog) -> str:
    """The duties that the source gives to every holder, of whatever level; "" where it gives none."""
    rows = [row for row in catalog.duties if row.level_id is None]
    duties = with_cites(words, names_of(words, rows), cites_of(rows))
    return words("fit.every_holder", duties=duties) if rows else ""


def _own_industry(words: Words, catalog: Catalog, level_id: str, industry_id: str | None) -> str:
    """The industries named for a level, the visitor's own first."""
    said = industries_words(words, catalog, level_id)
    all_named = words(
        "fit.industries", industries=with_cites(words, said, industries_cites(catalog, level_id))
    )
    if industry_id is None:
        return all_named
    industry = industry_name(words, catalog, industry_id)
    is_named = industry_reach(catalog, level_id, industry_id) == NAMED
    own = words("fit.industry.named" if is_named else "fit.industry.not_named", industry=industry)
    return words.sentences([own, all_named])


def _told(words: Words, rows: Iterable[Contradiction]) -> list[str]:
    return [
        words.sentences([f"{row.contradiction_id} {words.of(row, 'text')}", words.of(row, "effect")])
        for row in rows
    ]


def industry_name(words: Words, catalog: Catalog, industry_id: str) -> str:
    return words.name(next(row for row in catalog.industries if row.industry_id == industry_id))


def audience_name(words: Words, catalog: Catalog, audience_id: str) -> str:
    return words.name(next(row for row in catalog.audiences if row.audience_id == audience_id))


def cited(words: Words, cites: Iterable[str]) -> str:
    """Sentence ids in the order of the source: "S3、S10"."""
    return words("cites.joint").join(in_order(cites)) or words.not_stated


def in_order(cites: Iterable[str]) -> list[str]:
    """Ids by their number, S3 before S10; those that have none come last."""
    return sorted(set(cites), key=_number)


def _number(cited: str) -> tuple[float, str]:
    digits = "".join(filter(str.isdigit, cited))
    return float(digits or "inf"), cited


def with_cites(words: Words, text: str, cites: Iterable[str]) -> str:
    """`text` and the sentences it rests on; that it is not stated, where it is empty."""
    known = in_order(cites)
    if not text or not known:
        return words.stated(text)
    return words("cites.after", text=text, cites=words("cites.joint").join(known))


def names_of(words: Words, rows: Sequence[Any]) -> str:
    return words("list.joint").join(words.name(row) for row in rows)


def cites_of(rows: Iterable[Any]) -> set[str]:
    return {each for row in rows for each in row.cites}
