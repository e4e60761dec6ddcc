"""In words: what experience has run since a link was made."""

from dashboard.planner.elapsed import Elapsed
from dashboard.text.words import Words


def elapsed_sentence(words: Words, run: Elapsed) -> str:
    """How long it is, what of it is counted, and what is not known."""
    since = words.date(run.since)
    if not (run.work or run.aigc):
        return words("elapsed.none", since=since)
    parts = [words("elapsed.work", months=words.months(run.work))]
    if run.aigc:
        parts.append(words("elapsed.aigc", months=words.months(run.aigc)))
    counted = words("list.comma").join(parts)
    return words("elapsed", months=words.months(run.months), since=since, counted=counted)
