"""Hypothesis strategies: odd tables of industries, groups, subjects and duties, and who looks at them."""

from dataclasses import dataclass, replace
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import (
    READINGS,
    Audience,
    AudienceField,
    Contradiction,
    Duty,
    Industry,
    Reach,
    Row,
    Subject,
)
from dashboard.planner.plan import Standing, standing
from dashboard.state.choices import COMPARED, Choices
from dashboard.state.of_clocks import MONTHS
from tests.standings import TODAY, worker
from tests.strategies import tables

unhurried = settings(deadline=None)

NAMES = (
    *("", "金融", "Retail & trade", "<b>bold</b>", "**a** _b_ `c`", "[x](javascript:alert(1))", "{level}"),
    *("$x$ :red[r] :material/home:", "100%", "a|b", "\u202eright to left", "“名”", "A" * 200, "1/4"),
)
"""Markup, braces that look like a name to be filled in, numbers, and none at all."""
names = st.sampled_from(NAMES)
filled = names.filter(bool)
OPEN = (("C10", "subjects"), ("C11", "audiences_and_levels"), ("C21", "subjects"))
"""Contradictions with their roles."""
R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Surveyed:
    """Odd tables, and what somebody chose of them."""

    catalog: Catalog
    choices: Choices

    def standings(self) -> dict[str, Standing]:
        choices = self.choices
        return {
            level_id: standing(self.catalog, choices.person, choices.as_of, level_id, choices.reading)
            for level_id in self.catalog.level_ids
        }


def _named(draw: st.DrawFn, row_type: type[R], **cells: str) -> R:
    """A row with names of its own, and the cells given."""
    texts = {
        field: draw(filled if field.startswith("name_") else names)
        for field in row_type.columns()
        if field.endswith(("_zh", "_en")) and field not in cells
    }
    cites = draw(st.sampled_from(["", "S1", "S10|S2", "elsewhere"]))
    return row_type.model_validate(
        {**dict.fromkeys(row_type.columns(), ""), **texts, "cites": cites, **cells}
    )


def _ids(draw: st.DrawFn, kind: str, most: int) -> list[str]:
    return [f"{kind}-{number}" for number in range(draw(st.integers(0, most)))]


@st.composite
def surveyed(draw: st.DrawFn) -> Surveyed:
    """One to five levels, with or without industries, groups, subjects, duties and open questions."""
    rules = draw(tables(TODAY)).catalog()
    some_level = st.sampled_from(rules.level_ids)
    industries, audiences = _ids(draw, "industry", 3), _ids(draw, "audience", 3)
    subjects = [(each, draw(some_level)) for each in _ids(draw, "subject", 5)]
    duties = [(each, draw(st.just("") | some_level)) for each in _ids(draw, "duty", 4)]
    pairs = st.tuples(some_level, st.sampled_from(["", *industries]))
    reach = draw(st.lists(pairs, max_size=6, unique=True))
    catalog = replace(
        rules,
        levels=tuple(
            level.model_copy(update={"name_zh": draw(names), "suits_zh": draw(names)})
            for level in rules.levels
        ),
        industries=tuple(_named(draw, Industry, industry_id=each) for each in industries),
        audiences=tuple(_named(draw, Audience, audience_id=each) for each in audiences),
        audience_fields=tuple(
            _named(draw, AudienceField, audience_id=each) for each in audiences if draw(st.booleans())
        ),
        subjects=tuple(_named(draw, Subject, subject_id=each, level_id=level) for each, level in subjects),
        duties=tuple(_named(draw, Duty, duty_id=each, level_id=level) for each, level in duties),
        reach=tuple(
            _named(draw, Reach, level_id=level, industry_id=industry, how="named" if industry else "many")
            for level, industry in reach
        ),
        contradictions=tuple(
            _named(draw, Contradiction, contradiction_id=each, scheme_id="scheme", role=role, cites="S1|S2")
            for each, role in draw(st.lists(st.sampled_from(OPEN), unique=True))
        ),
    )
    months = st.just(0) | st.integers(0, 60) | st.just(MONTHS.most)
    choices = Choices(
        as_of=TODAY,
        industry=draw(st.sampled_from([None, *industries])),
        audience=draw(st.sampled_from([None, *audiences])),
        level=draw(st.none() | some_level),
        clocks=worker(
            draw(months), draw(months), draw(st.sampled_from([0, 100])), draw(st.sampled_from([0, 50]))
        ).clocks,
        target=draw(some_level),
        reading=draw(st.sampled_from(READINGS)),
        knows=tuple(each for each, _ in subjects if draw(st.booleans())),
        compare=tuple(draw(st.lists(some_level, unique=True, max_size=COMPARED.most))),
    )
    return Surveyed(catalog, choices)
