"""A link as a QR code: dark on white in any theme, so that every camera reads it."""

from io import BytesIO
from typing import Final

import segno

DARK: Final = "#000"
LIGHT: Final = "#fff"
QUIET_ZONE: Final = 4
"""Modules of white on every side: the least that the standard asks for."""
SCALE: Final = 8
"""Pixels a module of the PNG."""


def qr_svg(link: str) -> str | None:
    """An `<svg>` element as large as its place; `None` if the link is too long for a QR code."""
    code = _code(link)
    if code is None:
        return None
    svg = BytesIO()
    code.save(
        svg, kind="svg", xmldecl=False, nl=False, omitsize=True, border=QUIET_ZONE, dark=DARK, light=LIGHT
    )
    return svg.getvalue().decode()


def qr_png(link: str) -> bytes | None:
    """A PNG file; `None` if the link is too long for a QR code."""
    code = _code(link)
    if code is None:
        return None
    png = BytesIO()
    code.save(png, kind="png", scale=SCALE, border=QUIET_ZONE, dark=DARK, light=LIGHT)
    return png.getvalue()


def _code(link: str) -> segno.QRCode | None:
    try:
        return segno.make_qr(link, error="l")
    except segno.DataOverflowError:
        return None
