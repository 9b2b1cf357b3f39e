"""Text that tries to be more than text, and a dossier of which every field is such a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from keuzemodel.model.dossier import Dossier
from keuzemodel.model.framework import Framework, Principle, PrincipleGroup, Service
from tests.shipped import alkmaar

ELSEWHERE = "x.example"
TEXTS = (
    # pictures, links, addresses
    f"![i](http://{ELSEWHERE}/a)", f"[l](http://{ELSEWHERE})", f'[l](http://{ELSEWHERE} "t")', f"[x]: http://{ELSEWHERE}",
    f"<http://{ELSEWHERE}>", f"https://{ELSEWHERE}/x_y*z*", f"HTTP://{ELSEWHERE}", f"zie:http://{ELSEWHERE}",
    f"http:// www.{ELSEWHERE}", f"www.{ELSEWHERE}", f"WWW.{ELSEWHERE}/a_b", f"(www.{ELSEWHERE})", f"ftp://{ELSEWHERE}",
    f"http://a:b@{ELSEWHERE}", f"a@{ELSEWHERE}", f"mailto:a@{ELSEWHERE}", f"xmpp:a@{ELSEWHERE}", "x a.b+c@d-e.nl.",
    "a@b@c.nl", "@x", "javascript:alert(1)", "data:text/html,x", "![", "](", "!", "[^1]", "[ ] x",
    # HTML and entities
    f"<img src=http://{ELSEWHERE}/x>", "<!-- x -->", "a<b>c</b>", "<script>x</script>", "&amp;", "&#58;", "&copy; x",
    # what Streamlit adds
    ":material/delete:", ":material_delete:", ":streamlit:", ":smile:", "x:+1:y", ":-1:", ":a:b:c:", ":red[x]",
    ":red-background[x]", ":blue-badge[x]", ":rainbow[x]", ":help[x]", ":small[x]", ":shimmer[x]", ":color[]",
    ":color[x]{foreground=red}", "::naam[x]", ":::naam", ":", "::", "x:--", ":{x}", ":[x]", "10:30", "Fase 1: op weg",
    # arrows and dashes
    "a -> b", "->", "<- b", "<->", "a -- b", "--", "---", ">= 5", "<= 5", "a ~= b", "...", "5 < 6 > 4",
    # sums, code, emphasis, blocks
    "$x^2$", "$$x$$", "€ 5 $ 6 $", "`code`", "```x", "**b**", "_i_", "__b__", "~~s~~", "==m==", "^s^", "H~2~O", "***", "===",
    "# kop", "#", "C #", "- punt", "-", "+ punt", "* p", "1. een", "1) een", "1.", "2018", "2018. Een", "> citaat", "a | b",
    "| a | b |", "{x}", "\\", "a\\", "\\[x](y)", "1\\. x", "Z:\\map\\x", "'een' \"twee\"", "regel\neen  \ntwee",
)  # fmt: skip

HOSTILE = (
    f"![i](http://{ELSEWHERE}/a) [l](//{ELSEWHERE}) <img src=//{ELSEWHERE}/x> www.{ELSEWHERE} a@{ELSEWHERE} "
    ":material/delete: :smile: :streamlit: :red[r] $x^2$ `c` **v** _s_ ~~d~~ -> -- # & &amp; \\"
)
"""Everything at once, short enough for any name."""


def said(kind: str) -> str:
    """A hostile text that says which field it is."""
    return f"{kind} {HOSTILE}"


CODES = (f"www.{ELSEWHERE}", "a__b__", "1.")
"""All that a code may look like."""
MEASURES = {"1", "2", "3.1", "3.2", "4", "5.1", "5.2", "6", "7", "8.1", "14", "15.1"}
CLAIMS = {"grote-klus", "niet-alles", "alternatieven", "vier-aspecten"}
READINGS = {"capaciteit", "tijd-in-roeien"}
"""As much of the report as every screen needs to have something of each kind."""


def dossier(id: str = "vijandig") -> Dossier:
    """The dossier of the report with every text of it hostile, and codes that look like addresses."""
    shipped = alkmaar()
    other = dict(zip(("3.1", "5.2", "8.1"), CODES, strict=True))
    kept = [m for m in shipped.measures if m.code in MEASURES]

    def code(of: str) -> str:
        return other.get(of, of)

    def named(parts: Iterable[Any], what: str, **more: str) -> tuple[Any, ...]:
        """Parts with a name of their own, and hostile text in the other fields."""
        return tuple(
            replace(p, name=said(f"{what} {k}"), **{field: said(says) for field, says in more.items()})
            for k, p in enumerate(parts)
        )

    sourced = {"note": "toelichting", "source": "bron"}
    noted = {field: said(says) for field, says in sourced.items()}
    return replace(
        shipped,
        id=id,
        fingerprint=id,
        title=said("titel"),
        description=said("omschrijving"),
        sources=(said("bron"), f"https://{ELSEWHERE}/bron"),
        themes=named(shipped.themes, "thema", note="toelichting"),
        phases=named(shipped.phases, "fase", note="toelichting"),
        aspects=named(shipped.aspects, "aspect", question="vraag"),
        criteria=tuple(
            replace(c, anchors={point: said("anker") for point in c.anchors})
            for c in named(shipped.criteria, "criterium", unit="eenheid", note="toelichting")
        ),
        weightings=named(shipped.weightings, "weging", **sourced),
        approaches=named(shipped.approaches, "benadering", **sourced),
        measures=tuple(
            replace(m, code=code(m.code), parent=code(m.parent)) for m in named(kept, "stap", note="toelichting")
        ),
        groups=tuple(
            replace(g, code=code(g.code))
            for g in named((g for g in shipped.groups if g.code in {m.parent for m in kept}), "maatregel", **sourced)
        ),
        scores=tuple(replace(s, code=code(s.code), **noted) for s in shipped.scores if s.code in MEASURES),
        relations=tuple(
            replace(r, code=code(r.code), others=tuple(map(code, r.others)), **noted)
            for r in shipped.relations
            if {r.code, *r.others} <= MEASURES
        ),
        claims=tuple(replace(c, text=said("uitspraak"), **noted) for c in shipped.claims if c.id in CLAIMS),
        untestable=tuple(replace(c, text=said("niet te toetsen"), **noted) for c in shipped.untestable[:2]),
        begin=tuple(replace(s, code=code(s.code), **noted) for s in shipped.begin if s.code in MEASURES),
        conditions=tuple(replace(c, when=said("wanneer"), grounds=said("waarop"), **noted) for c in shipped.conditions),
        overlaps=tuple(replace(o, **noted) for o in shipped.overlaps),
        readings=tuple(
            replace(r, options=named(r.options, "optie", **sourced))
            for r in named((r for r in shipped.readings if r.id in READINGS), "lezing", **sourced)
        ),
    )


def framework() -> Framework:
    """A framework over it, every text hostile; one principle is served by nothing."""
    groups = tuple(PrincipleGroup(f"g{k}", said(f"groep {k}"), said("toelichting")) for k in range(2))
    principles = tuple(
        Principle(f"p{k}", f"g{k % 2}", said(f"onderdeel {k}"), said("bron"), said("noot")) for k in range(4)
    )
    services = tuple(
        Service(code, f"p{k}", "aanname", said("bron"), said("noot")) for k, code in enumerate((*CODES[:2], "1"))
    )
    return Framework(
        "kader", said("kader"), said("omschrijving"), said("bron"), groups, principles, services, (f"www.{ELSEWHERE}",)
    )
