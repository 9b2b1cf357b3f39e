"""Hoe rekent het model, en wat weet het? The method, one worked measure, origins, sources."""

import streamlit as st

from keuzemodel.dashboard.asked.certainty import fitting
from keuzemodel.dashboard.language import known, naming
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import parts, rooms
from keuzemodel.dashboard.screens.certainty import weighing
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.shown import method as method_tables
from keuzemodel.dashboard.shown.drawn import worked
from keuzemodel.dashboard.words import frame as frame_words
from keuzemodel.dashboard.words import method as method_words
from keuzemodel.dashboard.words import package as package_words
from keuzemodel.dashboard.words.certainty import over_tables as over_words

situation = current.situation()
dossier = situation.dossier

st.title(method_words.TITLE, anchor=False)
st.markdown(known.origin_line(dossier) + " " + method_words.honesty_line(dossier))

st.header(method_words.WORKED, anchor=False)
names = {m.code: naming.plain_step(m) for m in dossier.measures}
chosen = st.selectbox(method_words.STEP, dossier.codes, key="voorbeeld", format_func=names.__getitem__)
st.caption(method_words.HOW_TO_READ)
with st.container(key="voorbeeld-stap"):
    st.markdown(naming.linked_step(dossier.measure(chosen), situation))
parts.picture(worked.worked(situation, chosen), "voorgerekend-als-plaatje")
st.markdown(package_words.reason_line(situation.reasons[chosen], situation))


def as_table() -> None:
    """The same in figures."""
    st.caption(method_words.worked_line(situation, dossier.measure(chosen)))
    with st.container(key="voorgerekend"):
        parts.table(method_tables.worked_measure(situation.given, chosen, situation.weights))


parts.unfold(method_words.AS_TABLE, "voorgerekend-tabel", as_table)

with st.expander(method_words.KNOWN, key="wat-weten-we"):
    parts.figures(method_tables.origins(dossier), "herkomst")
    st.markdown(method_words.open_questions(dossier))
with st.expander(method_words.HOW, key="hoe-een-pakket"):
    st.markdown(method_words.method(dossier))
with st.expander(method_words.WEIGHING, key="wat-weegt"):
    weighing.trades(situation)
    weighing.twice(situation)
with st.expander(method_words.HOW_CERTAIN, key="hoe-zeker"):
    st.markdown(method_words.CERTAINTY_METHOD)
found = fitting.fitting(situation)
if found.ensemble is not None:
    with st.expander(over_words.METHOD_TITLE, key="tabellen-die-passen"):
        st.markdown(over_words.METHOD)
        if found.diagnostics is not None:
            st.markdown("\n".join(f"- {line}" for line in over_words.sample_lines(found.diagnostics)))
with st.expander(method_words.SCALES, key="schalen"):
    for criterion in dossier.criteria:
        st.markdown(frame_words.scale(criterion))
with st.expander(method_words.SOURCES, key="bronnen"):
    st.markdown(escape(dossier.description))
    for source in dossier.sources:
        st.markdown(f"- {escape(source)}")
    st.caption(method_words.version(dossier))
st.page_link(rooms.at("toegankelijkheid"), label=method_words.TO_ACCESSIBILITY)
