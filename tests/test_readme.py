"""What the README says of the code is what the code says of itself."""

from __future__ import annotations

import ast
import re
from collections import Counter

from keuzemodel.analyse.claims import check_claims
from tests.shipped import ROOT, alkmaar

README = (ROOT / "README.md").read_text(encoding="utf-8")


def packages() -> dict[str, str]:
    """The first line of every package, by its folder."""
    found = {}
    for path in sorted((ROOT / "keuzemodel").rglob("__init__.py")):
        told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        found[path.parent.relative_to(ROOT).as_posix()] = told.split("\n")[0]
    return found


def test_every_package_is_listed_with_its_own_first_line():
    """In "How it is built"; a package that is new, gone or changed its task shows here."""
    part = README.split("## How it is built")[1].split("\n## ")[0]
    listed = dict(re.findall(r"^\| `(keuzemodel[\w/]*)` \| (.*) \|$", part, re.MULTILINE))
    assert listed == packages()


def test_the_counts_of_statements_are_those_of_the_dossier():
    """And so is the share that "all possible weightings" comes to."""
    outcomes, dossier = check_claims(alkmaar()), alkmaar()
    kinds = Counter(o.claim.kind for o in outcomes)
    holding = Counter(o.claim.kind for o in outcomes if o.holds)
    literal = next(o.spread for o in outcomes if o.spread)
    assert holding["scores"] == kinds["scores"] and len(dossier.untestable) == 6
    n = len(outcomes) + len(dossier.untestable)
    for said in (
        f"Of the report's {n} statements {kinds['scores']} say what the report says",
        f"{kinds['drempel']} test a number or a reading of ours",
        f"{holding['drempel']} hold, and the one",
        f"{round(100 * literal.same / literal.n)} % of them do. {kinds['opbouw']} are about the structure",
    ):
        assert said in README, said


def test_files_and_commands_that_are_named_exist():
    """Paths in backticks, and modules that are run."""
    for path in re.findall(r"`((?:keuzemodel|tests|data|pages|docs)/[\w/.-]+)`", README):
        assert (ROOT / path).exists(), path
    for module in re.findall(r"-m ((?:keuzemodel|tests)[\w.]+)", README):
        assert (ROOT / f"{module.replace('.', '/')}.py").exists(), module
