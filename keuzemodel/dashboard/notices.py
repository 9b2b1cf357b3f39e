"""Owns what stands above every page: what changed, and what is the matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import ParamSpec

import pandas as pd
import streamlit as st

from keuzemodel.dashboard import dossier_texts, page_texts, parts, state, texts
from keuzemodel.dashboard.store import StoreError
from keuzemodel.errors import DossierError, InfeasibleError, RequestError, TooSlowError


def no_dossier(faulty: Mapping[str, DossierError]) -> None:
    """There is nothing to choose from."""
    st.title("Er is geen dossier om mee te werken")
    if not faulty:
        st.error("De map data is leeg. Zet er een map met een dossier in en laad de pagina opnieuw.")
    faulty_dossiers(faulty)


def faulty_dossiers(faulty: Mapping[str, DossierError]) -> None:
    """Every fault of every dossier that is left out."""
    for name, error in faulty.items():
        count = texts.count_of(len(error.faults), "fout", "fouten")
        st.error(
            f"Het dossier **{texts.escape(name)}** wordt niet gebruikt: {count} in de bestanden. "
            "Herstel ze en start het keuzemodel opnieuw."
        )
        st.dataframe(
            pd.DataFrame(
                [(f.file, f.row, f.column, f.message) for f in error.faults],
                columns=["Bestand", "Regel", "Kolom", "Wat er aan de hand is"],
            ),
            hide_index=True,
        )


def damaged_link() -> None:
    """The link could not be read, so the default is shown."""
    fault = state.link_fault()
    if fault is None:
        return
    with st.container(key="link-fout"):
        st.warning(
            f"Deze link is hier niet te openen: {texts.escape(fault)}. U ziet nu de standaardkeuze. "
            "Kijk of de link helemaal is gekopieerd, of vraag het de afzender."
        )
        st.button("Begrepen", on_click=state.dismiss_link_fault, key="link-begrepen")


def welcome() -> None:
    """What this is and what to try, for who comes without a link."""
    if not state.first_visit():
        return
    with st.container(key="welkom", border=True):
        st.markdown(page_texts.WELCOME)
        st.button("Begrepen", on_click=state.dismiss_welcome, key="welkom-begrepen")


P = ParamSpec("P")


def told_if_unreachable(message: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """A click that finds the database gone says so; nothing is saved or lost."""

    def guard(work: Callable[P, None]) -> Callable[P, None]:
        @wraps(work)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
            try:
                work(*args, **kwargs)
            except (StoreError, OSError):
                state.tell(message)

        return guarded

    return guard


def told() -> None:
    """What there is to say about the last click; once."""
    if said := state.told():
        st.markdown(said)


def changed_dossier() -> None:
    """Somebody else changed the present dossier or took it away."""
    note = state.dossier_note()
    if note is None:
        return
    with st.container(key="dossier-fout"):
        st.warning(dossier_texts.changed(*note))
        st.button("Begrepen", on_click=state.dismiss_dossier_note, key="dossier-begrepen")


def can_go_on() -> bool:
    """Whether the choice has a package; if not, say why and offer the ways out."""
    try:
        with parts.busy("Het beste pakket zoeken…"):
            state.result()
    except TooSlowError:
        too_slow()
    except RequestError:
        st.title("Zo is er niets te kiezen", anchor=False)
        st.warning(
            "**Alle schuiven staan op 0.** Dan is geen enkele stap beter dan een andere. "
            "Zet in de zijbalk minstens één schuif hoger dan 0."
        )
    except InfeasibleError as error:
        st.title("Geen enkel pakket kan aan alles voldoen", anchor=False)
        st.warning(texts.clash(error, state.dossier(), state.choice()))
        for code in texts.forced_codes(error):
            name = texts.escape(texts.plain_step(state.dossier().measure(code)))
            st.button(f"Laat het model beslissen over {name}", on_click=state.release, args=(code,), key=f"los-{code}")
        if any(rule.kind == "cover" for rule in error.rules):
            st.button("Laat de eis op de dekking los", on_click=state.release_cover, key="los-dekking")
        st.button("Wis vaste stappen, eigen grens en eis op dekking", on_click=state.release_all, key="losmaken")
    else:
        return True
    if state.can_step_back():
        st.button("Maak ongedaan", on_click=state.step_back, key="terug-na-fout", icon=":material/undo:")
    return False


def too_slow() -> None:
    """That the best package, or something about it, was not found in time, and the ways out."""
    st.warning(page_texts.too_slow_line(state.dossier()))
    st.button("Wis vaste stappen, eigen grens en eis op dekking", on_click=state.release_all, key="lichter-maken")


def change_line() -> None:
    """What came in and went out since the moment before, why, and one step back."""
    try:
        before, now = state.previous(), state.result()
    except (RequestError, InfeasibleError):
        return
    if before is None and not state.can_step_back():
        return
    if before is None:
        with st.container(key="verandering", horizontal=True, vertical_alignment="center"):
            st.button("Maak ongedaan", on_click=state.step_back, key="terug", icon=":material/undo:")
            st.markdown(dossier_texts.switched(now.dossier))
        return
    came = [c for c in now.package.codes if c not in before.package.codes]
    went = [c for c in before.package.codes if c not in now.package.codes]
    with st.container(key="verandering", horizontal=True, vertical_alignment="center"):
        st.button("Maak ongedaan", on_click=state.step_back, key="terug", icon=":material/undo:")
        if not came and not went:
            st.markdown("Uw laatste wijziging verandert het pakket niet.")
            return
        st.markdown(texts.change_line(came, went, now.choice, now.dossier))
        with st.popover("Waarom?"):
            for code in [*came, *went]:
                name = texts.linked_step(now.dossier.measure(code), now.choice, now.dossier)
                why = texts.reason(now.reasons[code], now.dossier, now.choice)
                st.markdown(f"{name} ({'erbij' if code in came else 'eruit'})  \n{why}")
