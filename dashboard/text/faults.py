"""Faults in words: what is wrong, where, and what would be right."""

from dashboard.catalog.faults import Fault
from dashboard.text.words import Words


def fault_place(words: Words, fault: Fault) -> str:
    if not fault.line:
        return fault.file
    if not fault.column:
        return words("fault.place.line", file=fault.file, line=fault.line)
    return words("fault.place.cell", file=fault.file, line=fault.line, column=fault.column)


def fault_problem(words: Words, fault: Fault) -> str:
    return words(f"fault.{fault.code}", value=fault.value, column=fault.column, **_details(words, fault))


def fault_right(words: Words, fault: Fault) -> str:
    return words(
        f"fault.{fault.code}.right", value=fault.value, column=fault.column, **_details(words, fault)
    )


def _details(words: Words, fault: Fault) -> dict[str, str]:
    """The fault's details by name, in this language where it has them in several, as `levels_zh`.

    A unit is told by its name.
    """
    details, ending = dict(fault.detail), f"_{words.language}"
    if "unit" in details:
        details["unit"] = words(f"unit.{details['unit']}")
    own = {name.removesuffix(ending): text for name, text in details.items() if name.endswith(ending)}
    return {**details, **own}


def fault_sentence(words: Words, fault: Fault) -> str:
    """File, line, column, problem, and what would be right, in one line."""
    return words(
        "fault.sentence",
        place=fault_place(words, fault),
        problem=fault_problem(words, fault),
        right=fault_right(words, fault),
    )
