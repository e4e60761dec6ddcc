"""The views in which a test is tried: theme, language and size of the window."""

import pytest

from tests.browser import DESKTOP, PHONE

every_two = pytest.mark.parametrize(
    ("theme", "language", "size"),
    [
        ("light", "zh", DESKTOP),
        ("light", "en", PHONE),
        ("dark", "zh", PHONE),
        ("dark", "en", DESKTOP),
    ],
    ids=["light-zh-desk", "light-en-phone", "dark-zh-phone", "dark-en-desk"],
)
"""Every two of theme, language and size together."""

each_one = pytest.mark.parametrize(
    ("theme", "language", "size"),
    [("light", "en", PHONE), ("dark", "zh", DESKTOP)],
    ids=["light-en-phone", "dark-zh-desk"],
)
"""Each theme, each language and each size, once."""

desk_and_phone = pytest.mark.parametrize(
    ("language", "size"), [("zh", DESKTOP), ("en", PHONE)], ids=["zh-desk", "en-phone"]
)
"""Each language and each size, once."""
