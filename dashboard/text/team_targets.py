"""A team in words, everyone counted once: by their own target and the plan to it."""

from dashboard.board.by_month import OwnTargets
from dashboard.catalog.catalog import Catalog
from dashboard.planner.totals import is_lower_bound
from dashboard.text.conditions import level_label
from dashboard.text.paths import said_against_certificates, skips_experience
from dashboard.text.words import Words

BANDS = ("held", "by", "later", "never")
"""Where somebody stands with their own target: held today, by the day looked ahead to, after it, never."""


def team_title(words: Words, catalog: Catalog, own: OwnTargets) -> str:
    """One sentence for a team: who holds their own target by the day looked ahead to, and today."""
    number = sum(level.people for level in own.levels.values())
    now, there = own.held(0), own.held(own.by)
    if now == number:
        return words.count("team.title.all_hold", number)
    key = "team.title.at_most" if is_bounded(catalog, own) else "team.title"
    return words.count(
        key,
        number,
        there=words.number(there),
        date=words.date(own.days[own.by]),
        now=words.number(now),
        mark=words("mark.estimate") if is_estimate(catalog, own) else "",
    )


def is_bounded(catalog: Catalog, own: OwnTargets) -> bool:
    """Whether a date of somebody's is only "no earlier than"."""
    leans = any(level.leans for level in own.levels.values())
    return leans or any(is_lower_bound(catalog, level_id) for level_id in _levels_taken(own))


def is_estimate(catalog: Catalog, own: OwnTargets) -> bool:
    """Whether a date of somebody's leans on an assumption."""
    return any(catalog.exam(level_id).basis == "assumed" for level_id in _levels_taken(own))


def _levels_taken(own: OwnTargets) -> set[str]:
    return {level for found in own.levels.values() for path in found.paths for level in path.levels}


def target_bands(own: OwnTargets, level_id: str) -> dict[str, int]:
    """How many of those who want a level are in each of `BANDS`; together they are all of them."""
    level = own.levels[level_id]
    now, there = int(level.held[0]), int(level.held[own.by])
    return {
        "held": now,
        "by": there - now,
        "later": level.people - level.never - there,
        "never": level.never,
    }


def band_words(words: Words, own: OwnTargets, band: str, number: int) -> str:
    """ "2027-12-31 前拿到 7 人"."""
    date = words.date(own.days[own.by])
    return words(f"team.own.{band}", number=words.number(number), date=date)


def targets_message(words: Words, catalog: Catalog, own: OwnTargets) -> str:
    """Of those who want each level, how many hold it by the day looked ahead to."""
    reached = [
        words(
            "team.own.reached",
            level=level_label(words, catalog, level_id),
            there=words.number(int(level.held[own.by])),
            people=words.number(level.people),
        )
        for level_id, level in own.levels.items()
    ]
    date = words.date(own.days[own.by])
    return words("team.own.title", date=date, levels=words("list.joint").join(reached))


def targets_sentence(words: Words, catalog: Catalog, own: OwnTargets) -> str:
    """For each level who wants it, and who holds it when."""
    return words.sentences(
        words(
            "team.own.sentence",
            level=level_label(words, catalog, level_id),
            people=words.number(level.people),
            bands=words("list.joint").join(
                band_words(words, own, band, number)
                for band, number in target_bands(own, level_id).items()
                if number
            ),
        )
        for level_id, level in own.levels.items()
    )


def team_by_certificates(words: Words, catalog: Catalog, own: OwnTargets) -> str:
    """How many reach their target by certificates alone, and what speaks against it; "" for nobody."""
    found = [
        (
            level_id,
            {
                path: number
                for path, number in level.by_certificates_alone().items()
                if skips_experience(catalog, path)
            },
        )
        for level_id, level in own.levels.items()
    ]
    said = {said_against_certificates(words, catalog, path): None for _, paths in found for path in paths}
    counted = [
        words.count(
            "team.certificates_alone", sum(paths.values()), level=level_label(words, catalog, level_id)
        )
        for level_id, paths in found
        if paths
    ]
    return words.sentences([*counted, *said]) if counted else ""
