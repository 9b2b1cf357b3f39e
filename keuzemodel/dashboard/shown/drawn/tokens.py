"""Owns the colours and sizes of screens, charts and slides: those of tokens.toml, with a municipality's own over them.
No Streamlit.
"""

from __future__ import annotations

import logging
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

SETTING = "KEUZEMODEL_HUISSTIJL"
OURS = Path(__file__).parents[2] / "tokens.toml"
ENOUGH = 4.5
"""Contrast of text with what it stands on (WCAG 2.2, 1.4.3)."""
LOGOS = (".svg", ".png", ".jpg", ".jpeg")
GROUND = "basis-color-default-bg-document"
READ_ON_GROUND = (
    "basis-color-default-color-document", "basis-color-default-color-default", "basis-color-default-color-subtle",
    "basis-color-accent-1-color-default", "keuze-color-yields", "keuze-color-costs",
)  # fmt: skip
UNDER_WHITE = "basis-color-accent-1-bg-active"
"""White text stands on it, on a dark page too."""


class LooksError(ValueError):
    """A municipality's own file that cannot be used; it says what is wrong with it."""


@dataclass(frozen=True)
class Tokens:
    """colours: by name, on a light and on a dark page. sizes: by name, as in a style sheet. logo: a picture, if any."""

    colours: Mapping[str, tuple[str, str]]
    sizes: Mapping[str, str]
    logo: Path | None = None

    def light(self, name: str) -> str:
        """A colour on a light page."""
        return self.colours[name][0]

    @property
    def in_the_dark(self) -> Mapping[str, str]:
        """What each colour of a light page becomes on a dark one; of two with one name the first counts."""
        return MappingProxyType(dict(list(self.colours.values())[::-1]))

    @cached_property
    def css(self) -> str:
        """All of them as custom properties."""
        colours = (f"--{name}: light-dark({one}, {other});" for name, (one, other) in self.colours.items())
        sizes = (f"--{name}: {size};" for name, size in self.sizes.items())
        return f":root {{ {' '.join((*colours, *sizes))} }}"


def read_tokens(own: Path | None = None) -> Tokens:
    """Ours, with those of another file over them. Raises LooksError where that file cannot be used."""
    ours = tomllib.loads(OURS.read_text("utf-8"))
    colours = {name: (one, other) for name, (one, other) in ours["kleuren"].items()}
    if own is None:
        return Tokens(MappingProxyType(colours), MappingProxyType(ours["maten"]))
    try:
        theirs = tomllib.loads(own.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LooksError(f"{own} cannot be read as TOML: {error}") from error
    if unknown := sorted({*theirs} - {"kleuren", "logo"}):
        raise LooksError(f"{own} has {unknown}; expected are [kleuren] and logo")
    given = theirs.get("kleuren", {})
    for name, pair in given.items() if isinstance(given, dict) else [("kleuren", given)]:
        if name not in colours:
            raise LooksError(f"{own}: there is no colour {name!r}; tokens.toml names them all")
        if not isinstance(pair, list) or len(pair) != 2 or not all(_is_colour(part) for part in pair):
            raise LooksError(f'{own}: {name} is {pair!r}; expected is ["#rrggbb", "#rrggbb"], on light and on dark')
        colours[name] = (pair[0].lower(), pair[1].lower())
    _check_contrast(own, colours)
    return Tokens(MappingProxyType(colours), MappingProxyType(ours["maten"]), _logo(own, theirs.get("logo")))


def _is_colour(part: object) -> bool:
    return isinstance(part, str) and re.fullmatch("#[0-9a-fA-F]{6}", part) is not None


def _logo(own: Path, named: object) -> Path | None:
    if named is None:
        return None
    found = own.parent / str(named)
    if not isinstance(named, str) or found.suffix.lower() not in LOGOS or not found.is_file():
        raise LooksError(f"{own}: logo is {named!r}; expected is a picture beside this file ({', '.join(LOGOS)})")
    return found


def _check_contrast(own: Path, colours: Mapping[str, tuple[str, str]]) -> None:
    for page, called in enumerate(("light", "dark")):
        for name in (*READ_ON_GROUND, UNDER_WHITE):
            ground = "#ffffff" if name == UNDER_WHITE else colours[GROUND][page]
            if (found := contrast(colours[name][page], ground)) < ENOUGH:
                raise LooksError(
                    f"{own}: {name} cannot be read on a {called} page: contrast {found:.1f}, at least {ENOUGH}"
                )


def contrast(one: str, other: str) -> float:
    """Of two colours, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def tokens() -> Tokens:
    """Those of this server. A file that cannot be used is told in the log, and ours are used."""
    own = os.environ.get(SETTING)
    try:
        return read_tokens(Path(own) if own else None)
    except LooksError as error:
        logging.getLogger(__name__).error("%s: %s", SETTING, error)
        return read_tokens()
