"""Hoe rekent het model, en wat weet het? The method, one worked measure, origins, sources."""

import streamlit as st

from keuzemodel.dashboard.language import known, naming, settings
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.session import current
from keuzemodel.dashboard.shown import method as method_tables
from keuzemodel.dashboard.words import method as method_words
from keuzemodel.dashboard.words import package as package_words

found = current.situation()
dossier = found.dossier

st.title("Hoe rekent het model, en wat weet het?", anchor=False)
st.markdown(known.origin_line(dossier) + " " + method_words.honesty_line(dossier))

st.header("Wat weten we, en wat niet?", anchor=False)
parts.figures(method_tables.origins(dossier), "herkomst")
st.markdown(method_words.open_questions(dossier))

st.header("Hoe een pakket ontstaat", anchor=False)
st.markdown(method_words.METHOD)

st.header("Hoe zekerheid wordt uitgerekend", anchor=False)
st.markdown(method_words.CERTAINTY_METHOD)

st.header("Eén stap voorgerekend", anchor=False)
names = {m.code: naming.plain_step(m) for m in dossier.measures}
chosen = st.selectbox("Stap", dossier.codes, key="voorbeeld", format_func=names.__getitem__)
measure = dossier.measure(chosen)
st.caption(f"Met de weging van nu: {escape(settings.weighting_name(found))}. {escape(measure.note)}")
with st.container(key="voorgerekend"):
    parts.table(method_tables.worked_measure(dossier, chosen, found.weights))
st.markdown(naming.linked_step(measure, found))
st.markdown(package_words.reason_line(found.reasons[chosen], found))

st.header("Wat de schalen betekenen", anchor=False)
for criterion in dossier.criteria:
    st.markdown(f"**{escape(criterion.name)}**. {naming.scale_help(criterion)}")

st.header("Bronnen", anchor=False)
st.markdown(escape(dossier.description))
for source in dossier.sources:
    st.markdown(f"- {escape(source)}")
st.caption(f"Versie van de scores: {dossier.fingerprint}")
st.page_link(current.ROOT / "pages" / "toegankelijkheid.py", label="Toegankelijkheid van dit keuzemodel")
