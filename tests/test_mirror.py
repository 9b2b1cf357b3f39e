"""Every module has a test file that mirrors it, or is named here with the tests that hold it instead."""

from __future__ import annotations

import pytest

from tests.test_architecture import MODULES, ROOT, name_of

PAGES = "tests/pages/test_pages.py"
LEAVING = "tests/test_leaving.py"
SHEETS = "tests/sheets/dossiers/test_reading.py"
SCORE_SHEETS = "tests/sheets/scores/test_reading.py"
SAMPLING = "tests/analyse/ensemble/test_sampling.py"
KNOWING = "tests/analyse/ensemble/test_knowing.py"
SELECTION = "tests/solve/test_selection_properties.py"

WHOLE = {
    "dashboard.screens": (PAGES, "parts of a page mean something only on it: drawn there for every dossier and choice"),
    "dashboard.words": (LEAVING, "words only: what they say is compared with what was written down"),
}
"""Packages of which no module needs a file of its own."""

HELD = {
    "dashboard.main": (PAGES, "the script that every page runs in"),
    "model.parts": ("tests/model/test_dossier.py", "types only"),
    "model.framework": ("tests/folder/test_frameworks.py", "types only"),
    "model.readonly": ("tests/test_readonly.py", "held for every type and every array at once"),
    "sheets.changes": (SHEETS, "a workbook gives exactly the same readings back"),
    "sheets.explained": (SHEETS, "words of a workbook only"),
    "analyse.drawing": ("tests/analyse/test_sampling.py", "draws are counted there, against draws one by one"),
    "solve.layers": (SELECTION, "a way to the best package: brute force judges what comes out of all of them"),
    "solve.milp": (SELECTION, "idem"),
    "solve.network": (SELECTION, "idem"),
    "solve.relaxing": ("tests/analyse/test_explanation.py", "a cause is taken away and the outcome has to change"),
    "solve.varying": ("tests/analyse/test_sampling.py", "against one selection per draw"),
    "analyse.claims.bench": ("tests/analyse/claims/test_checking.py", "what every check is worked out from"),
    "analyse.claims.kinds": ("tests/data/test_alkmaar.py", "which statements are the source's own"),
    "analyse.claims.outcome": ("tests/analyse/claims/test_checking.py", "types only"),
    "analyse.ensemble.average": (KNOWING, "best on average and least regret, against every package"),
    "analyse.ensemble.diagnostics": (SAMPLING, "what the library says of chains that are known"),
    "analyse.ensemble.domain": (SAMPLING, "which values are walked over"),
    "analyse.ensemble.packages": ("tests/analyse/ensemble/test_oracle.py", "against one selection per table"),
    "analyse.ensemble.programme": ("tests/analyse/ensemble/test_certain.py", "against every table of small dossiers"),
    "analyse.ensemble.rows": ("tests/analyse/ensemble/test_oracle.py", "rows say what check_claims says"),
    "analyse.ensemble.stored": ("tests/analyse/ensemble/test_tables.py", "a file that is stale, absent or damaged"),
    "analyse.ensemble.walk.chain": (SAMPLING, "shares against every table of small dossiers"),
    "analyse.ensemble.walk.command": ("tests/analyse/ensemble/test_tables.py", "what it made is read there"),
    "analyse.ensemble.walk.making": (SAMPLING, "idem"),
    "analyse.ensemble.walk.profile": (SAMPLING, "idem"),
    "analyse.ensemble.walk.running": (SAMPLING, "idem"),
    "analyse.ensemble.walk.side_by_side": (SAMPLING, "idem"),
    "analyse.ensemble.walk.starts": (SAMPLING, "idem"),
    "folder.building": ("tests/folder/test_reading.py", "a folder as the types that it becomes"),
    "folder.claim_checks": ("tests/folder/test_reading.py", "a fault in a folder, with where it is"),
    "folder.knowing": ("tests/folder/test_reading.py", "idem"),
    "folder.option_checks": ("tests/folder/test_reading.py", "idem"),
    "folder.shapes.cells": ("tests/folder/test_reading.py", "idem"),
    "folder.shapes.claim_rows": ("tests/folder/test_reading.py", "idem"),
    "folder.shapes.option_rows": ("tests/folder/test_reading.py", "idem"),
    "folder.shapes.rows": ("tests/folder/test_reading.py", "idem"),
    "folder.in_dutch": ("tests/folder/test_reading.py", "idem"),
    "folder.parsing": ("tests/folder/test_reading.py", "idem"),
    "folder.validation": ("tests/folder/test_reading.py", "idem"),
    "sheets.dossiers.grid": (SHEETS, "a part of a workbook, which comes in whole"),
    "sheets.dossiers.head": (SHEETS, "idem"),
    "sheets.filling": (SHEETS, "idem"),
    "sheets.layout": (SHEETS, "idem"),
    "sheets.scores.cells": (SCORE_SHEETS, "idem"),
    "sheets.scores.rows": (SCORE_SHEETS, "idem"),
    "sheets.scores.tables": (SCORE_SHEETS, "idem"),
    "sheets.spreadsheets": ("tests/test_hostile_files.py", "what is read before anything is known of a file"),
    "sheets.workbooks": (SHEETS, "what leaves has to come back the same"),
    "dashboard.asked.analyses": ("tests/dashboard/asked/certainty/test_answers.py", "remembers what `analyse` finds"),
    "dashboard.asked.certainty.advice": ("tests/dashboard/asked/certainty/test_answers.py", "beside the other answers"),
    "dashboard.asked.together.outcome": ("tests/dashboard/shown/together/test_book.py", "as the files have it"),
    "dashboard.asked.link": ("tests/dashboard/asked/test_choice.py", "a choice as a link and back"),
    "dashboard.asked.together.comparing": (
        "tests/dashboard/participant/ways/test_comparing.py",
        "what was said, read back",
    ),
    "dashboard.asked.situation": ("tests/test_before.py", "what every link of before leads to"),
    "dashboard.kept.catalogue": ("tests/pages/test_dossiers.py", "what is kept is seen on the screen Dossiers"),
    "dashboard.kept.engines": ("tests/dashboard/kept/test_database.py", "how a database opens when something is wrong"),
    "dashboard.kept.lookout": ("tests/dashboard/kept/test_database.py", "nobody waits for a database that hangs"),
    "dashboard.kept.meetings.desk": (
        "tests/dashboard/kept/meetings/test_writing.py",
        "many in one transaction against one after the other",
    ),
    "dashboard.kept.meetings.kinds": ("tests/dashboard/kept/meetings/test_keeping.py", "types only"),
    "dashboard.kept.trouble": ("tests/dashboard/kept/test_database.py", "idem"),
    "dashboard.language.known": (
        "tests/data/test_plans.py",
        "unknown is never a number, in dossiers that have unknowns",
    ),
    "dashboard.language.naming": ("tests/dashboard/words/test_texts.py", "names inside sentences"),
    "dashboard.language.settings": ("tests/dashboard/asked/test_settings.py", "settings as values and as words"),
    "dashboard.session.address": ("tests/pages/test_links.py", "an address needs a browser's session"),
    "dashboard.session.at_table": (PAGES, "what is at the table on one page is so on the next"),
    "dashboard.session.controls": ("tests/dashboard/session/test_current.py", "controls change the session"),
    "dashboard.session.dossiers": ("tests/dashboard/session/test_current.py", "a session keeps up with its dossiers"),
    "dashboard.session.leaving": ("tests/pages/test_own_scores.py", "what one session leaves, the next one finds"),
    "dashboard.session.opening": ("tests/pages/test_certainty.py", "what is open is seen on a page"),
    "dashboard.session.scenarios": ("tests/pages/test_scenarios.py", "opened, saved and deleted on the screen"),
    "dashboard.participant.attending": ("tests/dashboard/participant/test_joining.py", "who is known, and who is not"),
    "dashboard.participant.dossiers": ("tests/browser/test_taking_part.py", "a meeting on a dossier that is kept"),
    "dashboard.participant.headers": ("tests/dashboard/participant/test_routes.py", "on every answer"),
    "dashboard.participant.pages": ("tests/dashboard/participant/test_routes.py", "what all pages have in common"),
    "dashboard.participant.ways.faults": ("tests/dashboard/participant/ways/test_weighing.py", "one error"),
    "dashboard.kept.uploads": ("tests/dashboard/server/test_upload_room.py", "one mark, put there"),
    "dashboard.session.user": ("tests/pages/test_login.py", "who is at the screen"),
    "dashboard.shown.about": (LEAVING, "what every file says of itself"),
    "dashboard.shown.claims": ("tests/dashboard/words/test_claims.py", "a row per claim, its words"),
    "dashboard.shown.compare": (LEAVING, "the table as a file"),
    "dashboard.shown.package": (LEAVING, "idem"),
    "dashboard.shown.method": ("tests/dashboard/words/test_texts.py", "the worked measure adds up"),
    "dashboard.shown.phasing": ("tests/data/test_plans.py", "the board of a plan with amounts and unknowns"),
    "dashboard.shown.certainty.advice": ("tests/pages/test_certainty.py", "the table on its page"),
    "dashboard.shown.certainty.fitting": ("tests/pages/test_fitting.py", "the tables on their page"),
    "dashboard.shown.certainty.scores": ("tests/pages/test_certainty.py", "idem"),
    "dashboard.shown.drawn.certainty": (
        "tests/dashboard/shown/drawn/test_palette.py",
        "every colour has one for the dark",
    ),
    "dashboard.shown.drawn.beside": (PAGES, "the grid cell by cell, and two packages in counts"),
    "dashboard.shown.drawn.coverage": ("tests/dashboard/shown/test_coverage.py", "every cell of the map"),
    "dashboard.shown.drawn.graph": ("tests/dashboard/shown/drawn/test_palette.py", "idem"),
    "dashboard.shown.drawn.steps": ("tests/dashboard/shown/drawn/test_pictures.py", "drawn as SVG and looked at"),
    "dashboard.server.looks": ("tests/browser/test_looks.py", "a house's colours and logo, in the browser"),
    "dashboard.shown.drawn.worked": ("tests/dashboard/words/test_texts.py", "its last line is the sum of the others"),
    "dashboard.shown.keeping.dossiers": ("tests/pages/test_dossiers.py", "the list on its page"),
    "dashboard.shown.keeping.scenarios": ("tests/dashboard/asked/test_scenario.py", "scores that changed since"),
    "dashboard.shown.keeping.scores": ("tests/pages/test_own_scores.py", "typed in the table on its page"),
    "dashboard.shown.meeting.chapter": (LEAVING, "types only"),
    "dashboard.shown.meeting.paper": ("tests/browser/test_every_dossier.py", "every step is on the paper"),
    "dashboard.shown.meeting.picture": (
        "tests/browser/test_presenting.py",
        "every picture of every dossier, in the window of a projector",
    ),
    "dashboard.shown.meeting.shapes": ("tests/dashboard/shown/meeting/test_slides.py", "what stands on a slide"),
    "dashboard.shown.meeting.deck": ("tests/dashboard/shown/meeting/test_slides.py", "what goes on on a next slide"),
    "dashboard.shown.meeting.worksheet": ("tests/dashboard/shown/meeting/test_slides.py", "numbers and text in cells"),
    "dashboard.shown.together.dots": ("tests/dashboard/shown/together/test_deck.py", "every mark against the answers"),
    "dashboard.shown.together.resting": ("tests/dashboard/shown/together/test_book.py", "the first sheet"),
    "dashboard.shown.together.tables": ("tests/dashboard/shown/together/test_book.py", "every sheet"),
    "dashboard.shown.meeting.report": (LEAVING, "the workbook and the ZIP, word for word"),
    "dashboard.shown.meeting.story": (LEAVING, "every chapter, word for word"),
    "dashboard.shown.meeting.tables": (
        "tests/dashboard/shown/test_shares.py",
        "shares that add up wherever they stand",
    ),
}
"""Modules without a file of their own: where they are held, and why there."""
NAMES = [name_of(path) for path in MODULES if path.stem != "__init__"]


def own(name: str) -> bool:
    """Whether a module has the test file that mirrors it."""
    *folders, stem = name.split(".")
    return (ROOT / "tests").joinpath(*folders, f"test_{stem}.py").exists()


@pytest.mark.parametrize("name", NAMES)
def test_every_module_is_held(name):
    """By a file of its own, or by one that is named above; never by both."""
    whole = any(name.startswith(f"{package}.") for package in WHOLE)
    assert own(name) or whole or name in HELD
    assert not (own(name) and name in HELD), "has a file of its own now"


def test_the_list_names_what_is_there():
    """Modules and test files, and each with a reason."""
    assert set(HELD) <= set(NAMES)
    for where, why in (*WHOLE.values(), *HELD.values()):
        assert (ROOT / where).exists() and why
