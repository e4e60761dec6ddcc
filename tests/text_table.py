"""Small tables in the tests themselves: a header, a line a row, cells between upright lines."""


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a table, each by the columns of its header."""
    header, *lines = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    return [dict(zip(header, line, strict=True)) for line in lines]
