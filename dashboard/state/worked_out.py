"""What the visitor's choices come to: where they stand, every path, the plan, and what has moved since."""

from dataclasses import dataclass, replace

from dashboard.catalog.catalog import Catalog
from dashboard.planner.chances import Chances, NoChances, chances
from dashboard.planner.compare import ComparedPath, compared_paths
from dashboard.planner.plan import Plan, Standing, standing
from dashboard.planner.verdicts import Verdict
from dashboard.rules.changes import RuleChange, rule_changes
from dashboard.state.caches import ladders, past_rules, remembered
from dashboard.state.choices import Choices
from dashboard.state.link import from_query, whole_link
from dashboard.state.session import Visit


def standings(visit: Visit) -> dict[str, Standing]:
    """Where the visitor stands with each level, in the catalog's order of levels.

    The target's has the plan by the path that they chose.
    """
    choices = visit.choices
    key = (*visit.rules, choices.person, choices.as_of, choices.reading)

    def find() -> dict[str, Standing]:
        return {
            level_id: standing(visit.catalog, choices.person, choices.as_of, level_id, choices.reading)
            for level_id in visit.catalog.level_ids
        }

    found = remembered("standings", key, find)
    if chosen := plan(visit):
        of_target = replace(found[choices.target], plan=chosen, held_on=chosen.held_on)
        return {**found, choices.target: of_target}
    return found


def every_ladder(visit: Visit) -> Catalog:
    """All the tables as the visitor assumes them: the same catalog as long as they do, for what it keeps."""
    choices = visit.choices
    key = (visit.tables.edition, *choices.of_exams)
    return remembered("every_ladder", key, lambda: choices.assumed(visit.tables))


def every_standing(visit: Visit) -> dict[str, Standing]:
    """Where the visitor stands with every level of all ladders, by the best paths, in the catalog's order."""
    choices, catalog = visit.choices, every_ladder(visit)
    key = (visit.tables.edition, *choices.of_exams, choices.person, choices.as_of, choices.reading)
    return remembered(
        "every_standing",
        key,
        lambda: {
            level_id: standing(catalog, choices.person, choices.as_of, level_id, choices.reading)
            for level_id in catalog.level_ids
        },
    )


def verdict_of(tables: Catalog, choices: Choices) -> Verdict:
    """The verdict on the target, for choices that are not the visit's."""
    person, as_of, target, reading = choices.person, choices.as_of, choices.target, choices.reading
    key = (tables.edition, *choices.of_exams, person, as_of, target, reading)
    return remembered(
        "verdict", key, lambda: standing(choices.assumed(tables), person, as_of, target, reading).verdict
    )


def plan_key(visit: Visit) -> tuple[object, ...]:
    """What `plan` and `paths` depend on, as a key for caches."""
    choices = visit.choices
    return (*visit.rules, choices.person, choices.as_of, choices.target, choices.reading, choices.path)


def paths(visit: Visit) -> tuple[ComparedPath, ...]:
    """Every path to the target under both readings, those of the visitor's reading first, the best first."""
    return _paths(visit.tables, visit.choices)


def _paths(tables: Catalog, choices: Choices) -> tuple[ComparedPath, ...]:
    person, reading = choices.person, choices.reading
    key = (tables.edition, *choices.of_exams, person, choices.as_of, choices.target, reading)

    def find() -> tuple[ComparedPath, ...]:
        return compared_paths(choices.assumed(tables), person, choices.as_of, choices.target, reading)

    return remembered("paths", key, find)


def plans(visit: Visit) -> tuple[Plan, ...]:
    """A plan for every path to the target under the visitor's reading, the best first."""
    return tuple(row.plan for row in paths(visit) if visit.choices.reading in row.readings)


def plan(visit: Visit) -> Plan | None:
    """The plan: by the path that was chosen, or the best."""
    return plan_of(visit.tables, visit.choices)


def plan_of(tables: Catalog, choices: Choices) -> Plan | None:
    """As `plan`, for choices that are not the visit's, or tables that are not today's."""
    found = [row.plan for row in _paths(tables, choices) if choices.reading in row.readings]
    chosen = (each for each in found if {*each.path.names} == {*(choices.path or ())})
    return next(chosen, next(iter(found), None))


def plan_chances(visit: Visit, plan: Plan) -> Chances | NoChances:
    """The chances of holding the target by each day, as the visitor may pass; or why there are none."""
    choices = visit.choices
    return remembered(
        "chances",
        (*plan_key(visit), choices.pass_percents),
        lambda: chances(visit.catalog, choices.person, choices.as_of, plan.path, dict(choices.pass_percents)),
    )


def path_is_chosen(visit: Visit) -> bool:
    """Whether the plan is by a path of the visitor's choice, and not the best."""
    shown = plan(visit)
    return shown is not None and shown != plans(visit)[0]


def path_is_lost(visit: Visit) -> bool:
    """Whether the path that was chosen is none of the visitor's any more."""
    shown = plan(visit)
    return visit.choices.path is not None and (not shown or {*shown.path.names} != {*visit.choices.path})


@dataclass(frozen=True)
class MovedRules:
    """The rules that the link was made under (`None`: not kept), what changed since, and what it moved.

    `plans` has each level that both have, if by another id, and the visitor does not hold, with its plan
    then and now; `gone` the levels that are no more, each with its plan then (`None`: there was none), and
    `held_and_gone` those of them that the visitor holds.
    """

    before: Catalog | None
    changes: tuple[RuleChange, ...] = ()
    plans: tuple[tuple[str, Plan | None, Plan | None], ...] = ()
    gone: tuple[tuple[str, Plan | None], ...] = ()
    held_and_gone: tuple[str, ...] = ()


def moved_rules(visit: Visit) -> MovedRules | None:
    """What moved since the link or the file was made; `None` where today's rules of the ladders in view
    are those that it was made under.

    What was before is worked out by the tables of then, from the whole link as they understand it.
    """
    tables, choices = visit.tables, visit.choices
    if choices.rules in ("", tables.version):
        return None
    before = past_rules(tables, choices.rules)
    if before is None:
        return MovedRules(None)
    link = whole_link({name: [text] for name, text in visit.link.items()})
    then, _ = from_query(link, before, visit.today)
    held_now = [each for each, _ in choices.holds]
    tables = ladders(tables, [choices.target, *held_now])
    before = ladders(before, [then.target, *(each for each, _ in then.holds)])
    changes = rule_changes(before, tables)
    if not changes:
        return None
    now_called = {each: _level_now(tables, each) for each in before.level_ids}
    held = {*dict(choices.holds), *(now_called[level_id] for level_id in dict(then.holds))}
    gone = [each for each, now in now_called.items() if now not in tables.level_ids]
    return MovedRules(
        before=before,
        changes=changes,
        plans=tuple(
            (level_id, _plan_to(was, before, then), _plan_to(level_id, tables, choices))
            for level_id in tables.level_ids
            for was, now in now_called.items()
            if now == level_id and level_id not in held
        ),
        gone=tuple((each, _plan_to(each, before, then)) for each in gone if each not in held),
        held_and_gone=tuple(each for each in gone if each in held),
    )


def _level_now(tables: Catalog, level_id: str) -> str:
    """What a level of earlier tables is called now; its own id where it is no more."""
    return level_id if level_id in tables.level_ids else tables.level_of_alias(level_id) or level_id


def _plan_to(level_id: str, tables: Catalog, choices: Choices) -> Plan | None:
    """The plan for one level: by the path that was chosen where it is the target, else by the best."""
    of_level = choices if level_id == choices.target else replace(choices, target=level_id, path=None)
    return plan_of(tables, of_level)
