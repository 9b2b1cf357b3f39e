"""Owns HTML made of elements and text: text is shown as it was typed, never read as markup. No Streamlit."""

from __future__ import annotations

from html import escape


class Html(str):
    """Markup that was made here; every other text is only text."""

    __slots__ = ()


def element(name: str, *inside: str, **said: str | None) -> Html:
    """An element around text and other elements. said: its attributes, `class_` and `data_x` for class and data-x; one
    that is None is left out.
    """
    attributes = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in said.items() if value is not None
    )
    return Html(f"<{name}{attributes}>{together(*inside)}</{name}>")


def together(*parts: str) -> Html:
    """Text and elements one after another."""
    return Html("".join(part if isinstance(part, Html) else escape(part) for part in parts))


def part_of_whole(share: float) -> str:
    """The style of a bar that fills this part of its place."""
    return f"width:{100 * min(1.0, max(0.0, share)):.1f}%"


def from_to(low: float, high: float) -> str:
    """The style of a bar between two shares of its place; of a mark, where both are the same."""
    return f"left:{100 * low:.1f}%;width:{100 * (high - low):.1f}%" if high > low else f"left:{100 * low:.1f}%"
