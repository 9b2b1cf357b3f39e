"""Owns the main script: page settings, navigation, sidebar, and what goes before every page."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from keuzemodel.dashboard.asked.analyses import is_large
from keuzemodel.dashboard.screens import links, notices, parts, rooms, sidebar
from keuzemodel.dashboard.screens.keeping import login, scenarios
from keuzemodel.dashboard.screens.keeping import scores as own_scores
from keuzemodel.dashboard.session import address, current, dossiers
from keuzemodel.dashboard.session.opening import BOARD
from keuzemodel.dashboard.session.stopping import StoppedError
from keuzemodel.dashboard.shown.drawn.tokens import tokens
from keuzemodel.dashboard.words.frame import NAME, PAGES, ROOMS
from keuzemodel.dashboard.words.keeping import trouble as trouble_words
from keuzemodel.model.errors import InfeasibleError, TooSlowError

# Pages that do not show the package of the moment, and so need none.
INDEPENDENT = {PAGES[name] for name in ("toets", "scores", "dossiers", "toegankelijkheid")}
CHOICE_SHOWN = {*ROOMS["Begrijpen"], "binnentafel", "handout"}
"""Pages that tell of the package, apart from the board, which says itself that there is nothing to choose."""


def run() -> None:
    """One run of the dashboard."""
    page = st.navigation(list(rooms.all_pages().values()), position="hidden")
    icon = str(ROOT / "keuzemodel" / "dashboard" / "icon.png")
    st.set_page_config(page_title=f"{page.title} – {NAME}", page_icon=icon, layout="wide")
    if logo := tokens().logo:
        st.logo(logo, size="large")
    if not login.admits():
        return
    seen = dossiers.look()
    if not seen.sound:
        notices.no_dossier(seen.faulty)
        return
    address.begin(seen)
    name = page.url_path or BOARD
    address.arrive(name)
    rooms.draw(name)
    tips = sidebar.draw()
    login.status()
    links.follow(name)
    address.write(name)
    notices.faulty_dossiers(seen.faulty)
    notices.damaged_link()
    notices.unreached_link()
    notices.changed_dossier()
    scenarios.deleted_notice()
    scenarios.arrived_notice()
    if name != "scenarios":
        scenarios.notice()
    own_scores.notice()
    if page.title in INDEPENDENT or notices.can_go_on():
        try:
            with notices.needs_store(), parts.busy(trouble_words.computing(page.title)):
                if name in CHOICE_SHOWN:
                    notices.nothing_to_choose(current.situation())
                page.run()
        except StoppedError:
            notices.stopped()
        except TooSlowError:
            notices.too_slow()
        except InfeasibleError as error:
            notices.clash_beside(error)
    if not is_large(current.dossier()):
        sidebar.tips(tips)
    freeze()


@st.cache_resource(show_spinner=False)
def freeze() -> None:
    """Once, after the first run: set aside what stays for good (modules, dossiers), so that no collection of garbage
    goes through all of it.
    """
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    run()
