"""Owns which claims a score table has to satisfy to fit the source."""

from __future__ import annotations

from keuzemodel.model.dossier import Claim, Dossier


def source_claims(dossier: Dossier) -> tuple[Claim, ...]:
    """The claims that say what the source says and that scores can make fail, in file order.

    Not those about the dossier's structure, which hold with any scores, nor those with a threshold or a reading of our
    own, which a fitting table need not obey. What the model cannot test is not among them.
    """
    return tuple(claim for claim in dossier.claims if claim.kind == "scores")
