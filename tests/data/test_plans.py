"""The three plans against their sources: totals worked out by hand, and where a source contradicts itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from keuzemodel import load_dossier, select_package
from keuzemodel.analyse.claims import check_claims
from keuzemodel.dashboard.asked import situation as situations
from keuzemodel.dashboard.asked.choice import default_choice
from keuzemodel.dashboard.language import known
from keuzemodel.dashboard.language.columns import Column
from keuzemodel.dashboard.shown import compare, method, phasing
from keuzemodel.dashboard.shown.meeting import story
from keuzemodel.dashboard.words.certainty import room as room_words
from keuzemodel.dashboard.words.meeting import decision as decision_words
from keuzemodel.model.valuation import totals, weight_vector
from keuzemodel.sheets.scores.reading import read_scores
from keuzemodel.sheets.tables import package_csv
from keuzemodel.sheets.workbooks import scores_csv, scores_workbook
from tests.shipped import ROOT

IJMOND, WESTFRIESLAND, ALKMAAR = (
    load_dossier(ROOT / "data" / name)
    for name in ("ijmond-transformatie", "westfriesland-transformatie", "alkmaar-transformatie-2018")
)
YEARS = ("kosten_2018", "kosten_2019", "kosten_2020")


def outcomes(dossier) -> dict[str, bool]:
    """Which claims hold, of those that can be tested."""
    return {o.claim.id: o.holds for o in check_claims(dossier) if o.testable}


def untestable(dossier) -> set[str]:
    """The claims for which something is not known."""
    return {o.claim.id for o in check_claims(dossier) if not o.testable}


def test_ijmond_estimates_by_hand():
    """Source 004, §3: nine subjects; per year 50 or 75 + 70 + 70 + 40 + 80 + 20 + 25 + 15 thousand, and 25 thousand
    for one school year that is shared by 2018 and 2019.
    """
    sums = totals(IJMOND, IJMOND.codes)
    every_year = 70 + 70 + 40 + 80 + 20 + 25 + 15
    assert [sums[y] for y in YEARS] == [
        1000 * (50 + every_year + 12.5), 1000 * (75 + every_year + 12.5), 1000 * (75 + every_year),
    ]  # fmt: skip
    assert sums["kosten_totaal"] == 1000 * (50 + 75 + 75 + 3 * every_year + 25) == 1_185_000
    for code in IJMOND.codes:
        assert sum(IJMOND.score_of[code, y].score for y in YEARS) == IJMOND.score_of[code, "kosten_totaal"].score


def test_ijmond_does_not_fit_its_fund_in_either_reading():
    """§1: € 301.291 a year, € 903.873 in total. §3, toelichting, says that the estimates match it; they do not."""
    limits = IJMOND.approach("per-jaar").limits
    assert set(limits.values()) == {301_291} and sum(limits.values()) == 903_873
    assert IJMOND.approach("totaal").limits == {"kosten_totaal": 903_873}
    found = {o.claim.id: o for o in check_claims(IJMOND)}
    assert (found["past-totaal"].left, found["past-totaal"].right) == (1_185_000, 903_873)
    # "€ 70.000 voor de jaren 2018, 2019 en 2020" read as one amount for three years: 140.000 less.
    assert (found["past-totaal-laag"].left, found["past-totaal-laag"].right) == (1_045_000, 903_873)
    assert [found[f"past-{y}-laag"].left for y in (2018, 2019, 2020)] == [335_833, 360_833, 348_333]
    failing = {id for id, holds in outcomes(IJMOND).items() if not holds}
    years = {f"past-{y}{reading}" for y in (2018, 2019, 2020) for reading in ("", "-laag")}
    assert failing == {"past-totaal", "past-totaal-laag", "alles-uitvoeren"} | years


@pytest.mark.parametrize("approach", ["per-jaar", "totaal"])
@pytest.mark.parametrize("weighting", [w.id for w in IJMOND.weightings])
def test_ijmond_best_within_the_money(approach, weighting):
    """Every one of the 512 packages tried: none that fits is worth more."""
    package = select_package(IJMOND, weighting, approach)
    weights = IJMOND.weighting(weighting).weights
    limits = IJMOND.approach(approach).limits

    def worth(codes) -> float:
        return sum(
            weights[c.id] * c.sign * IJMOND.score_of[code, c.id].score / c.scale[1]
            for code in codes
            for c in IJMOND.criteria
        )

    def fits(codes) -> bool:
        return all(sum(IJMOND.score_of[code, id].score for code in codes) <= most for id, most in limits.items())

    every = (codes for size in range(10) for codes in combinations(IJMOND.codes, size))
    best = max(worth(codes) for codes in every if fits(codes))
    assert fits(package.codes) and package.value == pytest.approx(best, abs=1e-9)


def test_ijmond_package_within_the_money():
    """Per year and in total, with content as the weighting: all but 2 and 3; € 242.500, € 267.500 and € 255.000."""
    for approach in ("per-jaar", "totaal"):
        package = select_package(IJMOND, "inhoud", approach)
        assert package.codes == ("1", "4", "5", "6", "7", "8", "9")
        assert [package.totals[y] for y in YEARS] == [242_500, 267_500, 255_000]
        assert package.totals["kosten_totaal"] == 765_000


def test_westfriesland_by_hand():
    """Source 001: ten projects, four criteria of the state and six of the region, € 450.368 a year, no costs."""
    assert len(WESTFRIESLAND.measures) == 10 and len(WESTFRIESLAND.phases) == 1
    assert [len(WESTFRIESLAND.criteria_of[a]) for a in ("rijk", "regio", "geld")] == [4, 6, 1]
    assert WESTFRIESLAND.approach("fonds").limits == {"kosten": 450_368}
    assert WESTFRIESLAND.unknown == {(code, "kosten") for code in WESTFRIESLAND.codes}
    # In all seven municipalities: projects 1, 2, 6, 8 and 9; five of seven: 3; begins in two: 7; two: 4 and 5.
    broad = {s.code: s.score for s in WESTFRIESLAND.scores if s.criterion == "breed"}
    assert [c for c, s in broad.items() if s == 3] == ["1", "2", "6", "8", "9"]
    assert sum(broad.values()) == 5 * 3 + 2 * 2 + 2 * 1 + 1
    assert {id for id, holds in outcomes(WESTFRIESLAND).items() if not holds} == {"elk-past-bij-actielijn"}
    assert untestable(WESTFRIESLAND) == {"volledig-uit-fonds"} and untestable(IJMOND) == set()


def test_alkmaar_2018_by_hand():
    """Source 000: ten opgaven, nine with an actielijn, all six lines; five piketpalen, six conditions; € 602.938."""
    assert len(ALKMAAR.measures) == 10 and len(ALKMAAR.phases) == 1
    assert [len(ALKMAAR.criteria_of[a]) for a in ("piketpalen", "voorwaarden", "geld")] == [5, 6, 1]
    assert ALKMAAR.approach("fonds").limits == {"kosten": 602_938}
    assert 3 * 602_938 == 1_808_814
    per_theme = [sum(m.theme == t.id for m in ALKMAAR.measures) for t in ALKMAAR.themes]
    assert per_theme == [2, 2, 1, 1, 2, 1, 1] and sum(per_theme[:6]) == 9
    assert totals(ALKMAAR, ALKMAAR.codes)["past_in_agenda"] == 30
    assert all(outcomes(ALKMAAR).values()) and untestable(ALKMAAR) == {"niet-alles-uit-fonds"}


@pytest.mark.parametrize("dossier", [IJMOND, WESTFRIESLAND, ALKMAAR], ids=lambda d: d.id)
def test_every_figure_has_its_origin(dossier):
    """What is not assumed names its section; what is assumed has a margin or says why."""
    for score in dossier.scores:
        assert score.note and (score.source or score.origin == "aanname"), score
        assert score.margin > 0 or score.origin == "rapport" or score.criterion.startswith("kosten"), score
    for relation in dossier.relations:
        assert relation.source and relation.note
    assert all(claim.source for claim in dossier.claims)


def test_how_much_is_known_fits_in_a_line():
    """As on Pakket: also that none comes from the source, and how many are not known."""
    assert [known.short_origin_line(dossier) for dossier in (IJMOND, WESTFRIESLAND, ALKMAAR)] == [
        f"Scores: {said}."
        for said in (
            "31 uit de bron, 51 gelezen en 44 aangenomen",
            "geen uit de bron, 56 gelezen en 54 aangenomen (10 onbekend)",
            "10 uit de bron, 46 gelezen en 64 aangenomen (10 onbekend)",
        )
    ]


@pytest.mark.parametrize("dossier", [WESTFRIESLAND, ALKMAAR], ids=lambda d: d.id)
def test_no_costs_are_invented(dossier):
    """The limit excludes nothing as long as nothing is known; an amount of one's own counts."""
    assert select_package(dossier, "gelijk", "fonds").codes == select_package(dossier, "gelijk", "alles").codes
    fund = dossier.approach("fonds").limits["kosten"]
    known = dossier.with_score(dossier.codes[0], "kosten", fund).with_score(dossier.codes[1], "kosten", 1.0)
    chosen = select_package(known, "gelijk", "fonds").codes
    assert len({dossier.codes[0], dossier.codes[1]} & set(chosen)) == 1


def test_an_amount_of_ones_own_is_known():
    """From a file, also the long one that repeats the margin of what was unknown; the other costs stay unknown."""
    for file in (b"Code;kosten\n1;50000\n", b"Code;Criterium;Score;Marge\n1;kosten;50000;450368\n"):
        changes = read_scores(file, "ours.csv", WESTFRIESLAND, date(2026, 11, 22)).changes
        assert [(now.score, now.margin, now.origin) for _, now in changes] == [(50_000, 0, "eigen")]
        filled = WESTFRIESLAND.with_scores(now for _, now in changes)
        assert ("1", "kosten") not in filled.unknown and len(filled.unknown) == 9
        assert known.total(filled.codes, filled.criterion("kosten"), filled) == "€\u00a050.000 + 9 onbekend"


@pytest.mark.parametrize(
    ("written", "read"),
    [("120.000", 120_000), ("€ 120.000", 120_000), ("€ 1.234,50", 1234.5), ("120 000", 120_000), ("50000", 50_000),
     ("50000,5", 50_000.5), ("0", 0)],
)  # fmt: skip
def test_an_amount_as_one_writes_it(written, read):
    """A point between thousands is no decimal point where it is money; 0 is an amount, not unknown."""
    changes = read_scores(f"Code;kosten\n1;{written}\n".encode(), "ours.csv", WESTFRIESLAND, date(2026, 11, 22))
    assert [(now.score, now.margin) for _, now in changes.changes] == [(read, 0)] and not changes.faults


def test_what_is_not_known_leaves_as_nothing():
    """Out and in again changes nothing; in the package's file it is said."""
    for data, name in ((scores_csv(WESTFRIESLAND), "x.csv"), (scores_workbook(WESTFRIESLAND), "x.xlsx")):
        assert read_scores(data, name, WESTFRIESLAND, date(2026, 11, 22)).changes == ()
    said = package_csv(WESTFRIESLAND, ["1"], {"1": 0.5}, {}).decode("utf-8-sig")
    assert ";onbekend;" in said.splitlines()[1]


def test_no_table_shows_an_unknown_as_a_number():
    """The worked measure, the impact in words and the score with its margin say that it is not known."""
    weights = weight_vector(WESTFRIESLAND, "gelijk")
    worked = method.worked_measure(WESTFRIESLAND, "1", weights).set_index("Criterium")
    assert worked.loc["Bijdrage per jaar", "Score"] == "onbekend"
    assert worked.loc["Breed gestart", "Score"] == "3 van 3"
    words = phasing.impact_in_words(WESTFRIESLAND, WESTFRIESLAND.measures)
    assert set(words["Bijdrage per jaar"]) == {"onbekend ◌"}
    assert known.score_with_margin(WESTFRIESLAND.score_of["1", "kosten"], WESTFRIESLAND) == "onbekend"


def test_a_difference_with_something_unknown_is_not_a_number():
    """Unless it is of the same measures, where it falls out."""
    name = WESTFRIESLAND.criterion("kosten").name
    full = select_package(WESTFRIESLAND, "gelijk", "alles")
    less = select_package(WESTFRIESLAND, "gelijk", "alles", forbid=["1"])
    for other, said in ((less, "onbekend"), (full, "0")):
        table = compare.totals(WESTFRIESLAND, full, other).set_index("Criterium")
        assert table.loc[f"{name} (last)", "Verschil"] == said


def test_certainty_says_that_not_all_is_known():
    """Under the title and in the lines; and there is nothing to work out about room."""
    found = situations.situation(default_choice(WESTFRIESLAND), WESTFRIESLAND)
    chapter = story.chapter("zeker", (Column("Nu", found),), lambda words: None)
    assert "Nog niet alles is bekend." in chapter.said and any("Niet alles is bekend" in line for line in chapter.lines)
    assert "uit te rekenen" in room_words.nothing_known(WESTFRIESLAND, WESTFRIESLAND.criterion("kosten"))


def test_the_decision_says_by_how_much_it_is_over_the_fund():
    """IJmond: everything that is worth it, against the limit of the other approaches."""
    choice = replace(default_choice(IJMOND), approach=IJMOND.approaches[-1].id)
    said = "".join(decision_words.decisions(situations.situation(choice, IJMOND)))
    assert "€ 81.209 bijdrage in 2018 boven de grens van" in said
