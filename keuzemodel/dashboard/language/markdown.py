"""Owns what a user typed as Streamlit's Markdown, and our Markdown as plain text. No Streamlit.

Everything that Streamlit draws outside a chart, a list of choices or a table to type in is read as Markdown: headings,
labels, help, both the cells and the headings of `st.table`. Text of a dossier, a scenario, a file or a user goes there
through `escape`, and by no other way. Streamlit also changes text *after* it has been read, escaped or not: addresses
become links, `:smile:` and `:material/home:` pictures, `->` an arrow. It looks at one run of text at a time; an element
without text or style between two signs ends the run, shows nothing, and is not copied along.
"""

from __future__ import annotations

import re
from functools import lru_cache

APART = ":color[]"
"""Ends a run of text: a colour that names none, around nothing."""

# After what would begin something: `:smile:`, https://, a@b.nl, www.x.nl, and between the signs of an arrow or a dash.
_RUNS = re.compile(r"(?<=[:@])(?=\S)|(?<=[<>=~-])(?=[<>=~-])|(?<=www)(?=\.)", re.IGNORECASE)
# Signs that mean something anywhere, at the very start, or after a number at the start.
_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~$:&]|^[-+=]|(?<=\d)[.)](?=\s|$)")
# What is escaped goes first, so that it begins nothing.
_LINKS = re.compile(r"\\.|\[((?:\\.|[^\]\\])*)\]\((?:\"[^\"]*\"|[^)\"])*\)")
_IN_TITLE = re.compile(r"""["\\&<>`*_~$:|\[\]]""")


@lru_cache(maxsize=4096)
def escape(text: str) -> str:
    """User text as Markdown that shows exactly it, on one line: nothing in it is a link, a tag or a directive."""
    marked = _RUNS.sub("\0", " ".join(text.replace("\0", "").split()))
    return _SIGNS.sub(r"\\\g<0>", marked).replace("\0", APART)


def link(said: str, url: str, title: str = "") -> str:
    """A link within our own pages. said: Markdown; url: quoted already; title: user text, shown beside the pointer."""
    aside = _IN_TITLE.sub(lambda found: f"&#{ord(found[0])};", " ".join(title.split()))
    return f'[{said}]({url} "{aside}")' if aside else f"[{said}]({url})"


def address(text: str) -> str:
    """An address of this dashboard and what is said of it, the address as a link; nothing if it does not begin so."""
    url, _, rest = text.partition(" ")
    return f"<{url}> {escape(rest)}".strip() if re.fullmatch(r"https?://[^\s<>]+", url) else ""


def plain(markdown: str) -> str:
    """What our own Markdown says, where no Markdown is read. Never for text that is plain already."""
    text = markdown.replace(APART, "").replace("  \n", "\n")
    text = _LINKS.sub(lambda found: found[0] if found[1] is None else found[1], text)
    return re.sub(r"\\([^\w\s]|_)|\*+", r"\1", text)


def split_bold(markdown: str) -> list[str]:
    """Our own Markdown in pieces, every other one bold; of a link, which may hold a bold part, what is said."""
    pieces = [""]
    said = _LINKS.sub(lambda found: found[0] if found[1] is None else found[1], markdown.replace(APART, ""))
    for part in re.findall(r"\*\*|\\.|[^\\*]+|.", said, flags=re.DOTALL):
        if part == "**":
            pieces.append("")
        else:
            pieces[-1] += part
    return pieces
