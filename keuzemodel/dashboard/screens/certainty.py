"""Owns the parts of the screen Gevoeligheid: each answers one question about how sure the package is."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from keuzemodel.analyse.sampling import DRAWS, Plan, Tally
from keuzemodel.analyse.stability import MOST_CORNERS
from keuzemodel.analyse.weightsets import WeightSet, all_weightings, preset_weightings
from keuzemodel.dashboard.asked import analyses
from keuzemodel.dashboard.asked import certainty as certainties
from keuzemodel.dashboard.asked.certainty import SEED
from keuzemodel.dashboard.asked.situation import Situation, first_asked
from keuzemodel.dashboard.language import naming, numbers
from keuzemodel.dashboard.language.markdown import escape
from keuzemodel.dashboard.screens import parts
from keuzemodel.dashboard.session import controls, current, opening
from keuzemodel.dashboard.shown import certainty as certainty_tables
from keuzemodel.dashboard.shown import charts
from keuzemodel.dashboard.words import advice as advice_words
from keuzemodel.dashboard.words import certainty as certainty_words
from keuzemodel.dashboard.words import firmness as firm_words
from keuzemodel.model.dossier import ORIGINS
from keuzemodel.model.errors import TooSlowError

MANY = 100_000


def sections() -> None:
    """What can be asked, and the answer to what is asked."""
    key = current.key("onderdeel")
    st.segmented_control(
        "Wat wilt u weten?",
        opening.SECTIONS,
        default=opening.opened(opening.CERTAINTY),
        format_func=certainty_words.SECTION_NAMES.__getitem__,
        required=True,
        key=key,
        on_change=controls.on_open,
        args=(opening.CERTAINTY, key),
    )
    section = opening.opened(opening.CERTAINTY)
    st.header(certainty_words.SECTION_TITLES[section], anchor=False)
    DRAW[section](current.situation())


def headline(found: Situation) -> None:
    """How much of this package stays whatever one weighs, and how near the first other one is."""
    often, lines = certainties.headline(found, parts.waiting)
    st.markdown(" ".join(lines))
    st.caption(certainty_words.often_caption(often, SEED))
    if forced := certainty_words.forced_line(found):
        st.markdown(forced)


def _set(found: Situation, kind: str) -> WeightSet:
    if kind == certainty_words.CRITERIA:
        return all_weightings(found.dossier)
    if kind == certainty_words.PRESETS:
        return preset_weightings(found.dossier)
    return analyses.aspects_of(found)[0]


def _sliders(found: Situation) -> None:
    """Per aspect, from 0 to 100 %."""
    lines = analyses.slider_lines(found, parts.waiting("Elke schuif langs…"))
    if not lines:
        st.markdown("Er is maar één aspect dat meetelt. Er valt dus niets te verschuiven.")
        return
    st.markdown("\n".join(f"- {line}" for line in certainty_words.slider_lines(found.dossier, lines)))
    parts.draw(
        charts.strips(*certainty_tables.strips(found.dossier, lines, found.package.codes)),
        alt="Per aspect bij welk aandeel het pakket verandert; de tabellen eronder zeggen hetzelfde.",
        file="schuiven",
    )
    st.caption(certainty_words.SLIDER_LEGEND)
    ends = certainty_words.ends_line(found.dossier, lines)
    if ends:
        st.markdown(ends)
    for line in lines:
        name = found.dossier.aspect(line.aspect).name
        folded = st.expander(f"{escape(name)} als tabel", key=f"schuif-{line.aspect}", on_change="rerun")
        if folded.open:
            with folded, st.container(key=f"streken-{line.aspect}"):
                parts.table(certainty_tables.stretches(found, line))


def _weightings(found: Situation) -> None:
    """The share of weightings that hold each measure."""
    left, right = st.columns([3, 1])
    kind = left.selectbox(
        "Welke wegingen?", list(certainty_words.SET_NAMES),
        format_func=certainty_words.SET_NAMES.__getitem__, key="welke-wegingen", persist_state="session",
    )  # fmt: skip
    n = right.segmented_control(
        "Hoeveel trekkingen?", [DRAWS, MANY], default=DRAWS, required=True, format_func=numbers.number,
        key="trekkingen", persist_state="session",
    )  # fmt: skip
    weight_set = _set(found, kind)
    plan = certainties.plan(found, weight_set, (), n)
    often = analyses.tally(plan, parts.waiting("Wegingen trekken…"))
    robust = analyses.non_dominated(plan.selector, weight_set, parts.waiting("Pakketten vergelijken…"))
    st.markdown(certainty_words.core_line(found, robust))
    parts.draw(
        charts.share_bars(certainty_tables.share_bars(found, found.package.codes, often)),
        alt="Hoe vaak elke stap in het beste pakket zit; de tabel eronder zegt hetzelfde.",
        file="wegingen",
    )
    st.caption(
        f"{naming.CHOSEN} en een dichte balk: nu in het pakket. Open balk: nu niet. Het zwarte streepje is de marge. "
        + certainty_words.draws_line(often, SEED, "wegingen")
    )
    with st.container(key="cijfers-draagvlak"):
        parts.table(certainty_tables.shares(found, found.package.codes, often, robust))


def _scores(found: Situation) -> None:
    """What stays when scores fall otherwise within their margin."""
    dossier = found.dossier
    firm = certainties.firmness(found, parts.waiting)
    draws, verdicts, together = firm.draws, firm.verdicts, firm.draws[firm_words.KINDS[-1]]
    st.markdown(firm_words.firm_lines(found, verdicts, together))
    st.caption(firm_words.legend(any(a.limits for a in dossier.approaches)))
    parts.draw(
        charts.score_points(certainty_tables.score_points(dossier, draws), list(draws)),
        alt="Hoe vaak elke stap in het beste pakket zit als wegingen of scores anders vallen; de tabel zegt hetzelfde.",
        file="scores",
    )
    st.caption(firm_words.drawn_line(draws, SEED))
    st.subheader("Welke score eerst uitzoeken?", anchor=False)
    _influences(found)
    st.subheader("Alle stappen", anchor=False)
    with st.container(key="cijfers-scores"):
        parts.table(certainty_tables.score_shares(found, found.package.codes, draws, verdicts))


def _influences(found: Situation) -> None:
    try:
        told = certainties.settle(found, parts.waiting)
    except TooSlowError:
        st.markdown(firm_words.TOO_SLOW)
        return
    if told is None:
        st.markdown(firm_words.NO_INFLUENCE)
        return
    st.markdown(firm_words.settle_line(found, told.first, told.ranked[0]))
    with st.container(key="invloed"):
        parts.table(certainty_tables.influences(found, told.ranked))
    st.caption(f"{firm_words.influence_draws_line(told.ranked)} {firm_words.INFLUENCE_LEGEND}")


def _capacity(found: Situation) -> None:
    """Best value against every amount of a burden."""
    dossier = found.dossier
    burdens = [c for c in dossier.criteria if c.kind == "burden"]
    if not burdens:
        st.markdown("Dit dossier heeft geen lasten om te begrenzen.")
        return
    limited = found.limits
    first = next((k for k, c in enumerate(burdens) if c.id in limited), len(burdens) - 1)
    criterion = burdens[first]
    if len(burdens) > 1:
        criterion = st.selectbox(
            "Ruimte voor",
            burdens,
            index=first,
            format_func=lambda c: c.name,
            key=f"ruimte-{found.choice.approach}",
            persist_state="session",
        )
    if dossier.unknown_of(dossier.codes, criterion.id) == dossier.codes:
        st.markdown(certainty_words.nothing_known(dossier, criterion))
        return
    frontier = analyses.capacity(found, criterion.id, parts.waiting("Alle grenzen langs…"))
    use = found.package.totals[criterion.id]
    room = limited.get(criterion.id, use)
    st.markdown(certainty_words.capacity_line(found, frontier, use))
    if not frontier.points:
        return
    parts.draw(
        charts.frontier(
            certainty_tables.frontier_steps(frontier),
            room,
            numbers.of_what("€" if criterion.in_euros else "", criterion).strip(),
            numbers.amount(room, criterion),
        ),
        alt="Hoeveel waarde het beste pakket heeft bij elke ruimte; de tabel eronder zegt hetzelfde.",
        file=f"capaciteit-{criterion.id}",
    )
    st.caption(certainty_words.frontier_legend(dossier, frontier))
    with st.container(key="grenzen"):
        parts.table(certainty_tables.frontier(found, frontier, room))


def _map(found: Situation) -> None:
    """Two aspects against each other."""
    aspects, mix = analyses.aspects_of(found)
    names = {a.id: a.name for a in found.dossier.aspects}
    if len(aspects.ids) < 3:
        st.markdown("Er tellen minder dan drie aspecten mee. Kijk bij 'Eén schuif': daar staat dan alles al.")
        return
    left, right = st.columns(2)
    one = left.selectbox("Van links naar rechts", aspects.ids, format_func=names.__getitem__, key="kaart-een",
                         persist_state="session")  # fmt: skip
    others = [id for id in aspects.ids if id != one]
    two = right.selectbox("Van onder naar boven", others, index=len(others) - 1, format_func=names.__getitem__,
                          key=f"kaart-twee-{one}", persist_state="session")  # fmt: skip
    cells = analyses.two_aspects(found, one, two, parts.waiting("De kaart tekenen…"))
    if cells is None:
        st.markdown("Op deze kaart liggen te veel pakketten om uit elkaar te houden. Kijk bij 'Eén schuif'.")
        return
    here = tuple(100 * float(mix[aspects.ids.index(id)]) for id in (one, two))
    st.markdown(certainty_words.map_line(found.dossier, cells, found.package.codes, names[one], names[two]))
    with st.container(key="naast-kaart"):
        picture, table = st.columns([3, 2], gap="medium")
    with picture:
        parts.draw(
            charts.weight_map(*certainty_tables.map_outlines(cells, found.package.codes), (here[0], here[1]),
                              (names[one], names[two])),
            alt="Welk pakket bij welke verdeling het beste is; de tabel ernaast zegt hetzelfde.",
            file=f"kaart-{one}-{two}",
        )  # fmt: skip
        st.caption(certainty_words.MAP_LEGEND)
    with table, st.container(key="kaart-tabel"):
        parts.table(certainty_tables.map_cells(found, cells, found.package.codes))
        rest = len(cells[len(certainty_tables.LETTERS) :])
        if rest:
            st.caption(certainty_words.rest_line(rest, certainty_tables.rest_area(cells)))


def _advice(found: Situation) -> None:
    """The source's own finding that all weightings point the same way."""
    dossier = found.dossier
    if dossier.advice is None or found.advised is None:
        st.markdown("Dit dossier heeft geen advies om te toetsen.")
        return
    own = first_asked(dossier)
    selector, weights = own.selector, tuple(own.weights.tolist())
    aspects, mix = analyses.aspects_of(own)
    presets, everything, package = preset_weightings(dossier), all_weightings(dossier), found.advised.codes
    tell = parts.waiting("Trekken…")
    sets = {
        f"Alleen die van het advies: {dossier.weighting(dossier.advice.weighting).name}": None,
        certainty_words.SET_NAMES[certainty_words.PRESETS]: presets,
        certainty_words.SET_NAMES[certainty_words.ASPECTS]: aspects,
        certainty_words.SET_NAMES[certainty_words.CRITERIA]: everything,
    }
    rows: dict[str, tuple[Tally, ...]] = {}
    for name, weight_set in sets.items():
        plans = (
            Plan(selector, weights, weight_set, drawn, package, analyses.draws_for(selector, DRAWS, drawn), SEED)
            for drawn in ((), firm_words.ASSUMED, ORIGINS)
        )
        rows[name] = tuple(analyses.tally(plan, tell) for plan in plans)
    widest = rows[certainty_words.SET_NAMES[certainty_words.CRITERIA]]
    middle = tuple(1 / len(presets.ids) for _ in presets.ids)
    if len(presets.ids) <= MOST_CORNERS:
        between = analyses.nearest(selector, presets, middle, package)
        st.markdown(advice_words.advice_line(dossier, between))
    st.markdown(advice_words.everywhere_line(rows[certainty_words.SET_NAMES[certainty_words.ASPECTS]][0], package))
    st.caption(advice_words.advice_legend(found))
    st.subheader("De dichtstbijzijnde weging die iets anders geeft", anchor=False)
    names = {a.id: a.name for a in dossier.aspects} | {c.id: c.name for c in dossier.criteria}
    for words, weight_set, here in (
        ("Tussen de aspecten", aspects, tuple(mix.tolist())), ("Tussen de criteria", everything, weights)
    ):  # fmt: skip
        if len(weight_set.ids) <= MOST_CORNERS:
            near = analyses.nearest(selector, weight_set, here, package)
            said = advice_words.nearest_line(found, names, weight_set.ids, here, near, package)
            st.markdown(f"- {words}: {said}")
    st.subheader("Hoe ver gaat het, en hangt het aan de scores?", anchor=False)
    st.caption(advice_words.ADVICE_TABLE_LEGEND)
    with st.container(key="cijfers-advies"):
        parts.table(certainty_tables.advice(rows, len(package)))
    st.caption(certainty_words.draws_line(widest[-1], SEED, "wegingen en scores"))


DRAW: dict[str, Callable[[Situation], None]] = {
    "schuiven": _sliders,
    "wegingen": _weightings,
    "scores": _scores,
    "capaciteit": _capacity,
    "kaart": _map,
    "advies": _advice,
}
