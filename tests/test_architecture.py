"""Who may import whom, and what is public."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import keuzemodel

ROOT = Path(__file__).resolve().parents[1]
LAYERS = [
    ["dutch", "checks", "spreadsheets", "workbook_texts", "figures", "plainjson", "wrapping"],
    ["errors"],
    ["dossier"],
    ["rows", "valuation", "scorerows"],
    ["files", "scoresheets"],
    ["checking"],
    ["reading", "problem", "weightsets", "dossierlayout", "lenses"],
    ["dossiersheets"],
    ["layers"],
    ["network", "milp"],
    ["selection"],
    ["relaxing"],
    ["phasing", "explanation", "claims", "stability", "frontier", "dominance", "varying", "change"],
    ["sampling", "flips"],
    ["export"],
    ["workbooks"],
    ["dashboard"],
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
ENGINE = sorted((ROOT / "keuzemodel").glob("*.py"))
DASHBOARD = sorted((ROOT / "keuzemodel" / "dashboard").glob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
SCREEN_LIBRARIES = {"streamlit", "altair", "sqlalchemy", "alembic"}


def imported(path: Path) -> set[str]:
    """Every module that a file imports, with dots."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", ENGINE, ids=lambda p: p.stem)
def test_engine_imports_one_way(path):
    """An engine module imports only from layers below its own, and nothing of the screen."""
    names = imported(path)
    assert not {n.split(".")[0] for n in names} & SCREEN_LIBRARIES
    if path.stem == "__init__":
        return
    assert path.stem in RANK, f"{path.name} has no place in LAYERS"
    for name in names:
        parts = name.split(".")
        if parts[0] == "keuzemodel" and len(parts) > 1 and parts[1] in RANK:
            assert RANK[parts[1]] < RANK[path.stem], f"{path.stem} imports {parts[1]}"


@pytest.mark.parametrize(
    "name",
    [
        "choice",
        "markdown",
        "texts",
        "page_texts",
        "reason_texts",
        "change_texts",
        "measure_texts",
        "robust_texts",
        "tables",
        "robust_tables",
        "charts",
        "graph",
        "analyses",
        "results",
        "score_texts",
        "scenario",
        "scenario_texts",
        "catalogue",
        "dossier_texts",
        "login_texts",
        "login_settings",
        "upload_texts",
        "firmness",
        "story",
        "story_texts",
        "story_tables",
        "slides",
        "report",
        "pictures",
        "lens_texts",
        "database",
        "store",
        "store_texts",
        "lookout",
        "backup",
    ],
)
def test_part_of_the_dashboard_is_free_of_streamlit(name):
    """What only makes words, tables and pictures knows no Streamlit."""
    names = imported(ROOT / "keuzemodel" / "dashboard" / f"{name}.py")
    assert "streamlit" not in {n.split(".")[0] for n in names}


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_pages_are_thin(path):
    """A page imports no other page, keeps no state of its own, and stays short."""
    source = path.read_text(encoding="utf-8")
    assert "pages" not in {n.split(".")[0] for n in imported(path)}
    assert "session_state" not in source and "query_params" not in source
    assert len(source.splitlines()) <= 150


@pytest.mark.parametrize("path", [*DASHBOARD, *PAGES], ids=lambda p: p.stem)
def test_state_has_one_place(path):
    """Only state.py touches the session and the address."""
    if path.stem != "state":
        source = path.read_text(encoding="utf-8")
        assert "st.session_state" not in source and "st.query_params" not in source


@pytest.mark.parametrize("path", [*DASHBOARD, *PAGES], ids=lambda p: p.stem)
def test_downloads_have_one_place(path):
    """Only downloads.py draws a button that gives a file: it is made outside the session."""
    if path.stem != "downloads":
        assert "download_button" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*ENGINE, *DASHBOARD, *PAGES], ids=lambda p: p.stem)
def test_no_dangerous_calls(path):
    """User text is never HTML, code or a pickle, and decimals never go through number_input."""
    source = path.read_text(encoding="utf-8")
    for word in ("unsafe_allow_html", "unsafe_allow_javascript", "pickle", "eval(", "exec(", "number_input"):
        assert word not in source


@pytest.mark.parametrize("path", [*DASHBOARD, *PAGES], ids=lambda p: p.stem)
def test_user_text_has_one_way_to_the_screen(path):
    """Where Streamlit is known, nothing that was escaped is made plain again, and one place draws tables, headings
    escaped.
    """
    names = imported(path)
    if "streamlit" in names:
        assert "keuzemodel.dashboard.markdown.plain" not in names
        assert ("st.table(" in path.read_text(encoding="utf-8")) == (path.stem == "parts")


def test_public_names():
    """The package offers what the contract names, and nothing else."""
    assert sorted(keuzemodel.__all__) == [
        "DossierError", "InfeasibleError", "load_dossier", "select_package", "select_packages",
    ]  # fmt: skip


def test_every_module_says_what_it_owns():
    """The first line of every module is a docstring."""
    for path in [*ENGINE, *DASHBOARD, *PAGES]:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path.name
