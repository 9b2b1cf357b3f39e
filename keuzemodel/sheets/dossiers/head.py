"""Owns the step from a dossier's sheets to what its dossier.toml would hold, with the place of every part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from keuzemodel.folder.in_dutch import plain_json
from keuzemodel.folder.plainjson import PlainJsonError, read_json
from keuzemodel.folder.shapes.cells import MOST_ENTRIES, Place
from keuzemodel.sheets.filling import Filled, Row, number_in
from keuzemodel.sheets.layout import GROUPS, LIMIT, OPTIONS, READINGS, SHEETS, TOP, WEIGHTING
from keuzemodel.sheets.spreadsheets import heading as headed
from keuzemodel.sheets.spreadsheets import line_of as line

_TABLES = ("Themas", "Fasen", "Aspecten", "Criteria", "Wegingen", "Benaderingen", "Dekking", GROUPS, "Begin",
           "Voorwaarden", "Dubbel")  # fmt: skip
"""The sheets that are a table of dossier.toml each."""


class Head:
    """What the sheets say of everything but measures, scores, relations and claims."""

    def __init__(self, filled: Filled) -> None:
        self.filled = filled
        self.places: dict[tuple[str | int, ...], Place] = {}

    def tables(self) -> dict[str, Any]:
        """What dossier.toml would hold, with the place of every part."""
        tables: dict[str, Any] = {"dossier": self._top()}
        for name in _TABLES:
            table = "maatregelen" if name == GROUPS else name.lower()
            self.places[(table,)] = (name, None, "")
            extra = {"Aspecten": (WEIGHTING,), "Criteria": (WEIGHTING, LIMIT)}.get(name, ())
            tables[table] = []
            for number, row in self.filled.rows(name, extra):
                entry = (table, len(tables[table]))
                if entry[1] > MOST_ENTRIES:
                    break
                self.places[entry] = (name, number, None)
                own = {"herkomst": "eigen"} if "herkomst" in SHEETS[name] else {}
                tables[table].append(own | row)
        for k, weighting in enumerate(tables["wegingen"]):
            column = f"{WEIGHTING}{headed(weighting.get('id'))}"
            for table, sheet in (("aspecten", "Aspecten"), ("criteria", "Criteria")):
                weighting[table] = self._column(tables[table], column, ("wegingen", k, table), sheet)
        for k, approach in enumerate(tables["benaderingen"]):
            column = f"{LIMIT}{headed(approach.get('id'))}"
            approach["grenzen"] = self._column(tables["criteria"], column, ("benaderingen", k, "grenzen"), "Criteria")
        self._no_column_without_owner(tables)
        for k, criterion in enumerate(tables["criteria"]):
            sides = ("schaal laag", "schaal hoog")
            for side, heading in enumerate(sides):
                self.places["criteria", k, "schaal", side] = (*self.places["criteria", k][:2], heading)
            criterion["schaal"] = [number_in(criterion.pop(heading, "")) for heading in sides]
        self._anchors(tables["criteria"])
        tables["lezingen"] = self._readings()
        for table in ("aspecten", "criteria"):
            for row in tables[table]:
                for heading in [h for h in row if h.startswith((WEIGHTING, LIMIT))]:
                    del row[heading]
        return tables

    def _readings(self) -> list[dict[str, Any]]:
        """The readings with their options, each with its place."""
        readings: list[dict[str, Any]] = []
        self.places[("lezingen",)] = (READINGS, None, "")
        for number, row in self.filled.rows(READINGS):
            self.places["lezingen", len(readings)] = (READINGS, number, None)
            readings.append({**row, "opties": []})
        by_id = {r.get("id"): (k, r) for k, r in enumerate(readings)}
        for number, row in self.filled.rows(OPTIONS):
            option: dict[str, Any] = {"herkomst": "eigen"} | row
            reading = option.pop("lezing", "")
            if reading not in by_id:
                shown = ", ".join(str(id) for id in by_id) or "(geen)"
                self.filled.faults.add(
                    OPTIONS, number, "lezing", f"lezing '{reading[:40]}' bestaat niet; verwacht: {shown}"
                )
                continue
            try:
                option |= {"verandert": read_json(row["verandert"])} if "verandert" in row else {}
            except PlainJsonError as error:
                self.filled.faults.add(
                    OPTIONS, number, "verandert", f"{plain_json(error.fault)}; laat de cel zoals hij was"
                )
                continue
            k, found = by_id[reading]
            self.places["lezingen", k, "opties", len(found["opties"])] = (OPTIONS, number, None)
            found["opties"].append(option)
        return readings

    def _top(self) -> dict[str, Any]:
        top: dict[str, Any] = {}
        advice: dict[str, str] = {}
        sources: list[str] = []
        earlier: list[str] = []
        self.places[("dossier",)] = ("Dossier", None, None)
        for number, row in self.filled.rows("Dossier"):
            field, content = line(row.get("veld")).lower(), row.get("inhoud", "")
            place = ("Dossier", number, "inhoud")
            if field not in TOP:
                self.filled.faults.add(
                    "Dossier", number, "veld", f"'{field[:40]}' is onbekend; verwacht: {', '.join(TOP)}"
                )
            elif field in top:
                self.filled.faults.add("Dossier", number, "veld", f"'{field}' komt dubbel voor; maak er één van")
            elif not content:
                continue
            elif field == "bron":
                self.places["dossier", "bronnen", len(sources)] = place
                sources.append(content)
            elif field == "gelijk aan":
                self.places["dossier", "gelijk_aan", len(earlier)] = place
                earlier.append(content)
            elif field.startswith("advies"):
                self.places["dossier", "advies", field.split()[1]] = place
                self.places["dossier", "advies"] = place
                advice[field.split()[1]] = content
            else:
                self.places["dossier", field] = place
                top[field] = content
        top |= {"gelijk_aan": earlier} if earlier else {}
        return top | {"bronnen": sources} | ({"advies": advice} if advice else {})

    def _column(
        self, rows: Sequence[Row], column: str, path: tuple[str | int, ...], sheet: str
    ) -> dict[str, float | str]:
        """The numbers of one column by id, each with its place."""
        self.places[path] = (sheet, 1, column)
        found: dict[str, float | str] = {}
        table = sheet.lower()
        for k, row in enumerate(rows):
            if row.get(column):
                id = row.get("id", "")
                self.places[(*path, id)] = (sheet, self.places[table, k][1], column)
                found[id] = number_in(row[column])
        return found

    def _no_column_without_owner(self, tables: Mapping[str, Any]) -> None:
        for name in ("Aspecten", "Criteria"):
            for start, table in ((WEIGHTING, "wegingen"), (LIMIT, "benaderingen")):
                known = [headed(entry.get("id")) for entry in tables[table]]
                for heading in self.filled.headings(name):
                    if heading.startswith(start) and heading.removeprefix(start) not in known:
                        expected = ", ".join(f"{start}{id}" for id in known) or "(geen)"
                        message = f"staat niet op blad {table.capitalize()}; verwacht: {expected}"
                        self.filled.faults.add(name, 1, heading[:60], message)

    def _anchors(self, criteria: Sequence[dict[str, Any]]) -> None:
        by_id = {c.get("id"): (k, c) for k, c in enumerate(criteria)}
        for number, row in self.filled.rows("Ankers"):
            if row.get("criterium") not in by_id:
                shown = ", ".join(str(id) for id in by_id)
                said = row.get("criterium", "")[:40]
                self.filled.faults.add(
                    "Ankers", number, "criterium", f"criterium '{said}' bestaat niet; verwacht: {shown}"
                )
                continue
            k, criterion = by_id[row["criterium"]]
            point = row.get("score", "")
            anchors = criterion.setdefault("ankers", {})
            if point in anchors:
                self.filled.faults.add("Ankers", number, "score", f"'{point[:40]}' komt dubbel voor bij dit criterium")
            anchors[point] = row.get("betekenis", "")
            self.places["criteria", k, "ankers"] = ("Ankers", number, "score")
            self.places["criteria", k, "ankers", point] = ("Ankers", number, "score")
