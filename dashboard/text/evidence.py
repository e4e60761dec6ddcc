"""Claims and figures in words: what is said, by whom, of when, and how far it can be trusted."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from dashboard.catalog.catalog import Catalog
from dashboard.catalog.rows import Benchmark, Claim, Scheme, Source, Statement
from dashboard.text.words import Words, heading

SPREADS = ("talent-gap", "course-price")
"""The topics whose figures all claim to be the same thing: how far they lie apart is what they say."""
_STOPS = ("。", ". ")


def cell_word(words: Words, column: str, value: str) -> str:
    """The language's word for what a cell of `column` holds; the cell itself where there is none."""
    key = f"cell.{column}.{value}"
    return words(key) if words.has(key) else words.stated(value)


def kind_counts(statements: Iterable[Statement]) -> dict[str, int]:
    """How many sentences are of which kind, the most frequent first."""
    counts: dict[str, int] = {}
    for row in statements:
        counts[row.kind] = counts.get(row.kind, 0) + 1
    return dict(sorted(counts.items(), key=lambda each: (-each[1], each[0])))


def statements_title(words: Words, statements: Sequence[Statement]) -> str:
    """How much of the source is promotion, description and fact."""
    said = [
        words.count("statements.kind", number, kind=cell_word(words, "kind", kind))
        for kind, number in kind_counts(statements).items()
    ]
    return words.count("statements.title", len(statements), kinds=words("list.comma").join(said))


def sources_of(catalog: Catalog, cites: Iterable[str]) -> tuple[Source, ...]:
    """The sources behind some cites, each once; a sentence stands for the source that it is from."""
    by_id = {row.source_id: row for row in catalog.sources}
    return tuple(by_id[source_id] for source_id in dict.fromkeys(map(catalog.source_of, cites)))


def publishers(words: Words, catalog: Catalog, cites: Iterable[str]) -> str:
    """Who published what is cited, and when."""
    said = []
    for source in sources_of(catalog, cites):
        publisher = source.publisher or source.title
        if source.published_on:
            said.append(words("evidence.publisher", publisher=publisher, date=source.published_on))
        else:
            said.append(words("evidence.publisher.undated", publisher=publisher))
    return words("list.joint").join(said) or words.not_stated


def grade_words(words: Words, grades: Iterable[str]) -> str:
    """One grade, or all that there are: never their average."""
    found = sorted({words.stated(grade) for grade in grades})
    return words("evidence.grade", grade=words.all_of(found) or words.not_stated)


def source_grades(catalog: Catalog, cites: Iterable[str]) -> list[str]:
    return [source.grade for source in sources_of(catalog, cites)]


def period_words(words: Words, period: str) -> str:
    """`2025-01/2025-10` as from when to when; a period that is not stated is said to be so."""
    if not period:
        return words("evidence.period.not_stated")
    start, _, end = period.partition("/")
    return words("evidence.period", start=start, end=end) if end else words("evidence.period.one", at=start)


def figure_number(words: Words, row: Benchmark) -> str:
    """A figure without its unit; "" where the row has none. A low without a high is "more than"."""
    if not figure_is_there(row):
        return ""
    if row.low is None or row.high is None:
        bound = row.low if row.high is None else row.high
        key = "figure.more_than" if row.high is None else "figure.at_most"
        return words(key, number=words.number(bound or Decimal(0)))
    if row.low == row.high:
        return words.number(row.low)
    return words("figure.range", low=words.number(row.low), high=words.number(row.high))


def figure_words(words: Words, row: Benchmark) -> str:
    """A figure with its unit, or that there is none."""
    number = figure_number(words, row)
    if not number:
        return words("figure.none")
    key = f"figure.unit.{row.unit}"
    return words(key, number=number) if words.has(key) else f"{number} {row.unit}".strip()


def origin_words(words: Words, catalog: Catalog, row: Benchmark) -> str:
    """Who published a figure and when, for which period, and its grade."""
    return words("list.dot").join((publishers(words, catalog, row.cites), period_and_grade(words, row)))


def period_and_grade(words: Words, row: Benchmark) -> str:
    return words("list.dot").join((period_words(words, row.period), grade_words(words, [row.grade])))


def figure_ends(rows: Iterable[Benchmark]) -> tuple[Benchmark, Benchmark] | None:
    """The least and the greatest figure, each as a row of its own; `None` where fewer than two rows have one.

    Of a range its nearer end counts; a figure that is only a bound stays one.
    """
    found = [row for row in rows if figure_is_there(row)]
    if len(found) < 2:
        return None
    least, most = min(found, key=_least), max(found, key=_most)
    return _end_of(least, _least(least)), _end_of(most, _most(most))


def by_figure(rows: Iterable[Benchmark]) -> list[Benchmark]:
    """The least figure first, rows without one last."""
    return sorted(rows, key=lambda row: (not figure_is_there(row), _least(row)))


def figure_is_there(row: Benchmark) -> bool:
    """Whether a row has a figure, or only says something."""
    return row.low is not None or row.high is not None


def _least(row: Benchmark) -> Decimal:
    return row.low if row.low is not None else row.high or Decimal(0)


def _most(row: Benchmark) -> Decimal:
    return row.high if row.high is not None else row.low or Decimal(0)


def cell_heading(words: Words, column: str, value: str) -> str:
    """As `cell_word`, for a heading: with a capital, where the language has them."""
    return heading(cell_word(words, column, value))


def topic_title(words: Words, rows: Sequence[Benchmark]) -> str:
    """What the figures of one topic say together: how far they lie apart, where that is the finding."""
    topic = rows[0].topic
    ends = figure_ends(rows)
    if topic not in SPREADS or ends is None or len({row.unit for row in rows}) > 1 or not _least(ends[0]):
        return cell_heading(words, "topic", topic)
    least, most = ends
    return words(
        f"market.spread.{topic}",
        least=figure_words(words, least),
        most=figure_words(words, most),
        times=words.number(_times(_least(least), _most(most))),
    )


def _end_of(row: Benchmark, end: Decimal) -> Benchmark:
    """One end of a row's range as a figure of its own; what is open stays open."""
    if row.low is None or row.high is None:
        return row
    return row.model_copy(update={"low": end, "high": end})


def _times(least: Decimal, most: Decimal) -> Decimal:
    """How many times `least` goes into `most`: whole from ten on, else with one decimal."""
    times = most / least
    return times.quantize(Decimal(1) if times >= 10 else Decimal("0.1"), rounding=ROUND_HALF_UP)


def claims_summary(words: Words, claims: Sequence[Claim]) -> str:
    """For how many claims nothing was found, and how good what was found for the others is."""
    grades = [row.grade for row in claims if row.grade]
    said = [words.count("claims.none_found", len(claims) - len(grades))]
    if grades:
        said.append(words.count("claims.some_found", len(grades), grade=grade_words(words, grades)))
    return words.count("claims.summary", len(claims), found=words("claims.joint").join(said))


def lead(text: str) -> tuple[str, str]:
    """A text's first sentence, and the rest."""
    ends = [at + len(stop.rstrip()) for stop in _STOPS if (at := text.find(stop)) >= 0]
    end = min(ends, default=len(text))
    return text[:end], text[end:]


def figures_naming(catalog: Catalog, scheme: Scheme) -> tuple[Benchmark, ...]:
    """The figures whose population names a scheme: those to stand beside it."""
    pairs = (("population_zh", scheme.name_zh), ("population_en", scheme.name_en))
    return tuple(
        row
        for row in catalog.benchmarks
        if any(name and name in getattr(row, population) for population, name in pairs)
    )


def figure_line(words: Words, catalog: Catalog, row: Benchmark) -> str:
    """A figure in one line, with where it is from."""
    return words(
        "figure.line",
        label=words.stated(words.of(row, "label")),
        figure=figure_words(words, row),
        origin=origin_words(words, catalog, row),
    )


def checked_words(words: Words, done: Sequence[bool]) -> str:
    """How many of a list are checked, and the numbers of those that are not."""
    left = [words.number(number) for number, checked in enumerate(done, start=1) if not checked]
    if not left:
        return words.count("checks.all", len(done))
    if len(left) == len(done):
        return words.count("checks.none", len(done))
    return words("checks.some", total=len(done), done=len(done) - len(left), left=words.all_of(left))
