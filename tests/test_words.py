"""All Dutch of the screens stands in the packages language and words: in no page, part, table, chart or error."""

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
        *(DASHBOARD / "participant").rglob("*.py"),
        *(ROOT / "pages").glob("*.py"),
        DASHBOARD / "main.py",
    ]
)
ERRORLESS = sorted([*(DASHBOARD / "asked").rglob("*.py"), *(DASHBOARD / "session").rglob("*.py")])
"""Modules whose errors carry a kind and values: not even what they raise holds a sentence of the screen."""
ANY_LANGUAGE = {
    "choice.py": {"a criterion above 0 that counts in this approach": "English, of an error of the engine"},
    "certainty/answers.py": {"every score would ask for draws of its own": "English, of an error of the engine"},
    "link.py": {r"([\w-]{1,60})\.([0-9]{1,17}(?:\.[0-9]{1,17})?)": "the form of a number in a link"},
    "memo.py": {"R": "a type variable"},
    "dossiers.py": {"no answer yet": "English, of an error that only a developer sees"},
    "address.py": {r"([0-9A-Za-z]{1,32})\.([0-9]{1,9})": "the form of a scenario in a link"},
    "login_settings.py": {
        "KEUZEMODEL_LOGIN": "a variable of the environment",
        r"…|\.\.\.|[<>]|^(.)\1*$|\bexample\b": "what an example has where one's own value goes",
        "[0-9A-Z]": "what a generated secret holds",
        "{port}": "what Streamlit puts a port for",
    },
}
"""Text that no user reads, by module, and why it is there. Keys of links and fields of files look like no words."""
NOT_HELD = {
    DASHBOARD / "shown" / "claims.py": "is being taken apart",
    DASHBOARD / "participant" / "headers.py": "writes headers of HTTP",
    DASHBOARD / "shown" / "drawn" / "graph.py": "writes Graphviz's own language",
    DASHBOARD / "shown" / "drawn" / "tokens.py": "writes a style sheet, and to the log of who runs the server",
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
NO_WORDS = {
    "SVG",
    "PNG",
    "Arial",
    "PageUp",
    "PageDown",
    "ABCDEFGHIJKL",
    "P",
    "T",
    "GET",
    "HEAD",
    "POST",
    "{code}",
    "{ticket}",
}
"""The same in every language: kinds of file, a typeface, keys, letters, type variables, methods, and of addresses."""


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


def words_in(source: str, raised: bool = False) -> list[str]:
    """Every text in a module that a user would read; raised: also what stands in an error."""
    nodes = list(ast.walk(ast.parse(source)))
    shown = {inner for node in nodes for part in read_by_users(node) for inner in ast.walk(part)}
    unread = (part for node in nodes for part in no_words(node) if not (raised and isinstance(part, ast.Raise)))
    free = {inner for part in unread for inner in ast.walk(part)}
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


@pytest.mark.parametrize("path", ERRORLESS, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_sentence_stands_below_the_words(path):
    """Also not in an error or in what is kept for a screen to show; what is named above is all there, and no more."""
    module = str(path.relative_to(DASHBOARD)).split("/", 1)[1]
    assert set(words_in(path.read_text(encoding="utf-8"), raised=True)) == set(ANY_LANGUAGE.get(module, ()))


@pytest.mark.parametrize(
    "source",
    [
        "raise LinkError('de link is te lang')",
        "raise LinkError(f\"de weging '{weighting}' bestaat niet\")",
        "raise LinkError(fault.format(name)) from Other('de stap ontbreekt')",
        "notes.link_fault = f\"het deel '{part}' ontbreekt\"",
        "super().__init__(f'onleesbaar bij {found}')",
    ],
)
def test_the_search_finds_words_in_errors(source):
    """However they are raised or kept."""
    assert words_in(source, raised=True)


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
