"""Pages of HTML that need nothing else, and print on A4: no script, nothing fetched, every text escaped."""

import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def page(template: str, **values: Any) -> bytes:
    """The page in UTF-8; `template` is the name of a file beside this one."""
    return _pages().get_template(template).render(**values).encode()


@cache
def _pages() -> Environment:
    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["days"] = _days
    return pages


def _days(text: str) -> str:
    """`text` as HTML in which no line ends within a date."""
    return _DAY.sub(r'<span class="day">\g<0></span>', escape(text))
