"""Links for tests: what a screen can make, and what a hand, a mail program or an enemy makes of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, quote, urlencode

from keuzemodel.dashboard.asked.choice import OWN, default_choice
from keuzemodel.dashboard.asked.link import full_link
from keuzemodel.dashboard.asked.sliders import limit_range
from keuzemodel.dashboard.session.opening import OPENS, SECTIONS
from keuzemodel.dashboard.words.meeting.story import CHAPTERS
from keuzemodel.model.dossier import Dossier

Link = Mapping[str, str | list[str]]
"""Query parameters; a list is a key that stands more than once."""
ODD = (
    "", " ", "0", "-1", "1e9", "9" * 400, "a" * 25_000, "\x00", "\x07", "\u202e1.5", "\ufeff", "٣", "３", "३", "½",
    "<script>alert(1)</script>", "=1+1", "'; DROP TABLE revision;--", "../../etc/passwd", "%00", "%ff", "🙂", "é", "~",
    "~~", ".", "..", "1~", "~1", "NaN", "inf", "null", "True", "{}", "[]", "${7*7}", "{{7*7}}",
    "**vet**", "|", "\n", "\u2028",
)  # fmt: skip
SCENARIOS = ("x", "x.1", "0" * 32 + ".1", "0" * 32 + ".٣", "0" * 32, ".1", "0" * 33 + ".1", "a.b.c", "1." + "9" * 30)


def built(dossier: Dossier) -> Iterator[Link]:
    """Every approach with every weighting, every limit at its ends, every measure forced, every demand, every part."""
    codes = dossier.codes
    yield {"dossier": dossier.id}
    for approach in dossier.approaches:
        for weighting in dossier.weightings:
            yield {"dossier": dossier.id, "benadering": approach.id, "weging": weighting.id}
        for id, own in approach.limits.items():
            most = limit_range(dossier, id)
            for value in {0.0, own, most / 3, most, 10 * most}:
                yield {
                    "dossier": dossier.id,
                    "benadering": approach.id,
                    "grens": f"{id}.{value:.15f}".rstrip("0") + "0",
                }
    for code in codes:
        yield {"dossier": dossier.id, "altijd": code}
        yield {"dossier": dossier.id, "nooit": code}
        yield {"dossier": dossier.id, OPENS["maatregelen"]: code}
    yield {"dossier": dossier.id, "altijd": "~".join(codes)}
    yield {"dossier": dossier.id, "nooit": "~".join(codes)}
    yield {"dossier": dossier.id, "altijd": codes[0], "nooit": codes[0]}
    yield {"dossier": dossier.id, "altijd": f"{codes[-1]}~{codes[-1]}~{codes[0]}"}
    for points in (0, 1, 10):
        yield own_weighting(dossier, [points] * len(dossier.aspects), [points] * len(dossier.criteria))
    for k in range(len(dossier.aspects)):
        yield own_weighting(dossier, [10 * (j == k) for j in range(len(dossier.aspects))], [5] * len(dossier.criteria))
    for principle in dossier.framework.principles if dossier.framework else ():
        yield {"dossier": dossier.id, "dekken": principle.id}
    for part in SECTIONS:
        yield {"dossier": dossier.id, OPENS["gevoeligheid"]: part}
    for chapter in CHAPTERS:
        yield {"dossier": dossier.id, OPENS["binnentafel"]: chapter}
    for reference in SCENARIOS:
        yield {"dossier": dossier.id, "scenario": reference}


def own_weighting(dossier: Dossier, aspects: list[int], criteria: list[int]) -> dict[str, str]:
    """A link with these slider points."""
    return {
        "dossier": dossier.id,
        "weging": OWN,
        "aspecten": "~".join(f"{a.id}.{p}" for a, p in zip(dossier.aspects, aspects, strict=True)),
        "criteria": "~".join(f"{c.id}.{p}" for c, p in zip(dossier.criteria, criteria, strict=True)),
    }


def drawn(dossier: Dossier, rng: random.Random) -> dict[str, str | list[str]]:
    """A link such as the screen makes: any approach, weighting or sliders, limits, forced measures, demands, parts."""
    link: dict[str, str | list[str]] = dict(full_link(default_choice(dossier), dossier))
    approach = rng.choice(dossier.approaches)
    link["benadering"] = approach.id
    link["weging"] = rng.choice(dossier.weightings).id
    if rng.random() < 0.4:
        top = rng.choice((0, 1, 10, 10, 10))
        link |= own_weighting(
            dossier,
            [rng.randint(0, top) for _ in dossier.aspects],
            [rng.randint(0, top) for _ in dossier.criteria],
        )
    if approach.limits and rng.random() < 0.6:
        limits = {
            id: round(rng.uniform(0, 1.2 * limit_range(dossier, id)), rng.choice((0, 1, 3))) for id in approach.limits
        }
        link["grens"] = "~".join(f"{id}.{value:f}" for id, value in limits.items())
    forced = rng.sample(dossier.codes, rng.randint(0, min(6, len(dossier.codes))))
    split = rng.randint(0, len(forced))
    link |= {"altijd": "~".join(forced[:split])} if forced[:split] else {}
    link |= {"nooit": "~".join(forced[split:])} if forced[split:] else {}
    if dossier.framework and rng.random() < 0.3:
        link["dekken"] = "~".join(p.id for p in rng.sample(dossier.framework.principles, rng.randint(1, 3)))
    if rng.random() < 0.4:
        link[rng.choice(tuple(OPENS.values()))] = rng.choice((*dossier.codes, *SECTIONS, *CHAPTERS))
    return link


def damaged(link: Link, rng: random.Random) -> Link:
    """A link after something happened to it."""
    found = dict(link)
    key = rng.choice(
        (*found, "scenario", "grens", "dekken", "altijd", "weging", "terug", "utm_source", *OPENS.values())
    )
    value = found.get(key, "")
    said = value if isinstance(value, str) else value[0]
    match rng.randrange(9):
        case 0:
            found[key] = rng.choice(ODD)
        case 1:
            found[key] = said[: rng.randint(0, len(said))]
        case 2:
            found[key] = f"{said}~{said}"
        case 3:
            found[key] = [said, rng.choice((said, *ODD))]
        case 4:
            found[key] = quote(said)
        case 5:
            found[key] = said.translate(
                str.maketrans("0123456789", rng.choice(("٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９", "०१२३४५६७८९")))
            )
        case 6:
            found.pop(key, None)
        case 7:
            place = rng.randint(0, len(said))
            found[key] = said[:place] + rng.choice(ODD) + said[place + 1 :]
        case _:
            whole = urlencode(found, doseq=True)
            return dict(parse_qsl(whole[: rng.randint(0, len(whole))], keep_blank_values=True, errors="replace"))
    return found


def contradicts(link: Link) -> bool:
    """Whether a step is put on always and on never: what the screens say of that has tests of its own."""
    forced, forbidden = (set(str(link.get(key, "")).split("~")) for key in ("altijd", "nooit"))
    return bool((forced & forbidden) - {""})


def links(dossiers: Mapping[str, Dossier], count: int, seed: int) -> list[Link]:
    """So many links, always the same for a seed: some of the built ones, then drawn and damaged ones."""
    rng = random.Random(seed)
    made: list[Link] = [link for dossier in dossiers.values() for link in built(dossier)]
    rng.shuffle(made)
    # A third of them at most, so that a short list has all kinds.
    made = made[: max(count // 3, 1)]
    kinds = list(dossiers.values())
    while len(made) < count:
        link: Link = drawn(rng.choice(kinds), rng)
        for _ in range(rng.choice((0, 1, 1, 2))):
            link = damaged(link, rng)
        made.append(link)
    return made
