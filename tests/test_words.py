"""All Dutch of the screens stands in the packages language and words, and in no page, part, table or chart."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DASHBOARD = ROOT / "keuzemodel" / "dashboard"
WORDLESS = sorted(
    [
        *(DASHBOARD / "screens").rglob("*.py"),
        *(DASHBOARD / "shown").rglob("*.py"),
        *(ROOT / "pages").glob("*.py"),
        DASHBOARD / "main.py",
    ]
)
NOT_HELD = {
    DASHBOARD / "shown" / "claims.py": "is being taken apart",
    DASHBOARD / "shown" / "drawn" / "graph.py": "writes Graphviz's own language",
}

TELLING = [
    "title",
    "header",
    "subheader",
    "markdown",
    "caption",
    "write",
    "info",
    "success",
    "warning",
    "error",
    "toast",
    "button",
    "download_button",
    "form_submit_button",
    "radio",
    "selectbox",
    "multiselect",
    "slider",
    "select_slider",
    "segmented_control",
    "pills",
    "toggle",
    "checkbox",
    "text_input",
    "text_area",
    "file_uploader",
    "metric",
    "expander",
    "popover",
    "spinner",
    "tabs",
    "Axis",
    "offer",
    "received",
    "waiting",
    "busy",
    "say",
    "force_control",
    "author_field",
    "measure_list",
]
"""What shows its first argument: of Streamlit, of Altair, of our own."""
SHOWN_BY_NAME = {"label", "help", "placeholder", "alt", "text", "title", "page_title", "body"}
"""Arguments that are shown, whatever takes them."""
TOKEN = re.compile(r"[a-z0-9_./:#%,*?-][A-Za-z0-9_./:#%,{}*?=+-]*|[0-9A-F]{6}|\{[0-9A-F-]{36}\}")
"""What a program says to a program (a key, an icon, a field, a colour): no space, no capital in front, no é."""
FIELD = re.compile(r"[a-z]+:[NQ]")
"""A column of the data of a chart."""
EXPRESSION = re.compile(r"datum\.|containerSize\(\)|^\[?indexof\(|role=\"img\"")
"""Vega's own language, and SVG's."""
NO_WORDS = {"SVG", "PNG", "Arial", "PageUp", "PageDown", "ABCDEFGHIJKL", "P"}
"""The same in every language: kinds of file, a typeface, keys, letters, a type variable."""


def read_by_users(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a call or of a text with values in it that a user reads."""
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        yield from node.args[:1] if name in TELLING else []
        yield from (k.value for k in node.keywords if k.arg in SHOWN_BY_NAME)
    elif isinstance(node, ast.JoinedStr) and any(
        isinstance(part, ast.Constant) and " " in str(part.value) for part in node.values
    ):
        yield node


def no_words(node: ast.AST) -> Iterator[ast.AST]:
    """The parts that no user reads: docstrings, errors of a programmer, keys of a mapping."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif isinstance(node, ast.Raise):
        yield node
    elif isinstance(node, ast.Subscript):
        yield node.slice


def words_in(source: str) -> list[str]:
    """Every text in a module that a user would read."""
    nodes = list(ast.walk(ast.parse(source)))
    shown = {inner for node in nodes for part in read_by_users(node) for inner in ast.walk(part)}
    free = {inner for node in nodes for part in no_words(node) for inner in ast.walk(part)}
    said = []
    for node in nodes:
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or node in free:
            continue
        text = re.sub(r"<[^<>]*>", "", node.value)
        if not any(sign.isalpha() for sign in text) or text in NO_WORDS or EXPRESSION.search(text):
            continue
        if (node in shown and not FIELD.fullmatch(text)) or not TOKEN.fullmatch(text):
            said.append(node.value)
    return said


@pytest.mark.parametrize("path", WORDLESS, ids=lambda p: str(p.relative_to(ROOT)))
def test_words_have_one_home(path):
    """So a second language is a second set of the same modules."""
    if path not in NOT_HELD:
        assert words_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'st.title("Pakket")',
        'st.button("wis", key="wis")',
        'left.selectbox("Stap", codes)',
        'st.slider(name, help="hoe zwaar")',
        'st.markdown(f"stap {code}")',
        "st.markdown(f\"{name} ({'erbij' if came else 'eruit'})\")",
        'alt.Axis(title="punten")',
        'label = "Kies een stap"',
        'label = "één"',
        'st.caption("niets" if empty else words.SOME)',
        'pd.DataFrame(rows, columns=["Stap"])',
        "GRAPH = '<button>Bewaar</button>'",
    ],
)
def test_the_search_finds_words(source):
    """However they are written."""
    assert words_in(source)
