"""Who may import whom, how large things may be, and what is public."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import keuzemodel

ROOT = Path(__file__).resolve().parents[1]
FLOORS = [
    ["model"],
    ["solve", "folder"],
    ["analyse", "sheets"],
    ["dashboard.asked", "dashboard.kept"],
    ["dashboard.language"],
    ["dashboard.words"],
    ["dashboard.shown", "dashboard.session"],
    ["dashboard.screens", "dashboard.server", "dashboard.participant"],
    ["dashboard"],
]
"""Packages by floor, the lowest first: what a package imports is of its own or stands lower."""
FLOOR = {package: floor for floor, packages in enumerate(FLOORS) for package in packages}
PACKAGE = ROOT / "keuzemodel"
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)
ENGINE = [p for p in MODULES if "dashboard" not in p.parts]
DASHBOARD = [p for p in MODULES if "dashboard" in p.parts]
PAGES = sorted((ROOT / "pages").glob("*.py"))
WITHOUT_STREAMLIT = (
    "dashboard.asked", "dashboard.kept", "dashboard.language", "dashboard.words", "dashboard.shown",
    "dashboard.participant",
)  # fmt: skip
SETTINGS = ("dashboard.session.login_settings",)
"""Modules of the session that the server shares: these know no Streamlit either."""
SCREEN_LIBRARIES = {"streamlit", "altair", "sqlalchemy", "alembic"}
MOST_FILES, MOST_LINES = 12, 300


def name_of(path: Path) -> str:
    """A module as it is imported, without the package in front."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def package_of(name: str) -> str:
    """The package of FLOORS that a module is in; "" for the public names."""
    parts = name.split(".")
    return next((p for p in (".".join(parts[:2]), parts[0]) if p in FLOOR), "")


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


def ours(path: Path) -> set[str]:
    """The modules of ours that a file imports, without the package in front."""
    known = {name_of(p) for p in MODULES}
    return {n.removeprefix("keuzemodel.") for n in imported(path) if n.removeprefix("keuzemodel.") in known}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_go_one_way(path):
    """A module imports from its own package and from lower floors, and every package has a floor."""
    name = name_of(path)
    if not name or name == "__init__":
        return
    package = package_of(name)
    assert package, f"{name} has no place in FLOORS"
    for other in ours(path):
        if package_of(other) != package:
            assert FLOOR[package_of(other)] < FLOOR[package], f"{name} imports {other}"


def test_no_circle_inside_a_package():
    """Also within a package imports go one way."""
    graph = {name_of(p): ours(p) for p in MODULES}

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join((*way[way.index(name) :], name))
        if name in done:
            return
        for other in graph.get(name, ()):
            if other != name:
                visit(other, (*way, name))
        done.add(name)

    done: set[str] = set()
    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("path", ENGINE, ids=name_of)
def test_the_engine_knows_no_screen(path):
    """Nor a database."""
    assert not {n.split(".")[0] for n in imported(path)} & SCREEN_LIBRARIES


@pytest.mark.parametrize(
    "path",
    [p for p in DASHBOARD if {package_of(name_of(p)), name_of(p)} & {*WITHOUT_STREAMLIT, *SETTINGS}],
    ids=name_of,
)
def test_part_of_the_dashboard_is_free_of_streamlit(path):
    """What only makes words, tables and pictures, or keeps, knows no Streamlit."""
    assert "streamlit" not in {n.split(".")[0] for n in imported(path)}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_short(path):
    """A module of more lines is two things, or says too much."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_packages_are_small():
    """No folder holds more than one can take in."""
    for folder in {p.parent for p in MODULES}:
        assert len(list(folder.glob("*.py"))) <= MOST_FILES, folder


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_pages_are_thin(path):
    """A page imports no other page, keeps no state of its own, and stays short."""
    source = path.read_text(encoding="utf-8")
    assert "pages" not in {n.split(".")[0] for n in imported(path)}
    assert "session_state" not in source and "query_params" not in source
    assert len(source.splitlines()) <= 150


@pytest.mark.parametrize("path", [*DASHBOARD, *PAGES], ids=lambda p: p.stem)
def test_state_has_one_place(path):
    """Only the package session touches the session and the address."""
    if path.parent.name != "session":
        source = path.read_text(encoding="utf-8")
        assert "st.session_state" not in source and "st.query_params" not in source


def test_a_session_is_one_object():
    """It stands under one key, which one module knows; the other keys are those of Streamlit's controls."""
    for path in (PACKAGE / "dashboard" / "session").glob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert "st.session_state." not in source, path.name
        assert ("session_state[KEY]" in source) == (path.stem == "current"), path.name


@pytest.mark.parametrize("path", [*DASHBOARD, *PAGES], ids=lambda p: p.stem)
def test_downloads_have_one_place(path):
    """Only downloads.py draws a button that gives a file: it is made outside the session."""
    if path.stem != "downloads":
        assert "download_button" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*MODULES, *PAGES], ids=lambda p: p.stem)
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
        assert "keuzemodel.dashboard.language.markdown.plain" not in names
        assert ("st.table(" in path.read_text(encoding="utf-8")) == (path.stem == "parts")


def test_public_names():
    """The package offers what the contract names, and nothing else."""
    assert sorted(keuzemodel.__all__) == [
        "DossierError", "InfeasibleError", "load_dossier", "load_ensemble", "select_package", "select_packages",
    ]  # fmt: skip


def test_every_module_says_what_it_owns():
    """The first line of every module is a docstring."""
    for path in [*MODULES, *PAGES]:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path.name
