"""Owns the Dutch explanations inside the workbooks that leave."""

from __future__ import annotations

HOW_SCORES = (
    "Vul uw eigen scores in op het blad Scores. Een lege cel laat de score zoals hij was.",
    "Marges staan op het blad Herkomst. Herkomst, bron en toelichting worden niet ingelezen.",
    "Een score die u verandert, krijgt als herkomst 'eigen', met de naam van dit bestand en de datum.",
)

HOW_DOSSIER = (
    "Begin bij het blad Dossier en werk de bladen van links naar rechts af. Het blad Scores komt pas na Criteria en Maatregelen.",
    "Zet het bestand daarna neer op de pagina Dossiers. U ziet dan alles wat nog niet klopt, met blad, regel en kolom; "
    "er wordt niets half overgenomen.",
    "Zijn de maatregelen en criteria ingevuld maar de scores nog niet? Dan krijgt u daar hetzelfde bestand terug met een "
    "lege scoretabel erin.",
    "De bladen Ankers, Dekking, Herkomst, Relaties en Uitspraken mogen leeg blijven.",
    "Een id is een kort woord zonder spaties, zoals 'inhoud'. Andere bladen verwijzen ernaar.",
    "Gebruik geen formules: plak de uitkomst als waarde.",
)

MEANING: dict[tuple[str, str], str] = {
    ("", "id"): "Kort woord zonder spaties, komt één keer voor",
    ("", "naam"): "Zoals het op het scherm staat",
    ("", "toelichting"): "Mag leeg blijven",
    ("", "omschrijving"): "Mag leeg blijven",
    (
        "",
        "herkomst",
    ): "rapport (de bron zegt het), afgeleid (erin gelezen), aanname (niets om op te varen) of eigen (van uzelf)",
    ("", "bron"): "Waar het staat, bijvoorbeeld §3.1; mag leeg blijven",
    ("", "code"): "De code van een maatregel, zoals op het blad Maatregelen",
    ("", "criterium"): "De id van een criterium",
    ("", "thema"): "De id van een thema",
    ("Dossier", ""): "Waar het over gaat",
    (
        "Dossier",
        "veld",
    ): "id, titel, omschrijving, bron (mag vaker), advies benadering en advies weging (mogen ontbreken)",
    ("Dossier", "inhoud"): "De id kiest u zelf: een kort woord zonder spaties, zoals alkmaar-verblijf",
    ("Themas", ""): "De koppen waar de maatregelen onder staan: opgaven, sporen of programmalijnen",
    ("Fasen", ""): "De perioden waarin maatregelen worden uitgevoerd; één is genoeg",
    ("Fasen", "nummer"): "1 komt voor 2",
    ("Aspecten", ""): "De groepen criteria; elk aspect krijgt een schuif",
    ("Aspecten", "vraag"): "De vraag die bij het aspect hoort; mag leeg blijven",
    ("Criteria", ""): "Waarop elke maatregel een score krijgt",
    ("Criteria", "aspect"): "De id van het aspect waar het onder valt",
    ("Criteria", "soort"): "baat (meer is beter) of last (minder is beter)",
    ("Criteria", "schaal laag"): "De laagste score; 0 is wat er gebeurt als u niets doet",
    ("Criteria", "schaal hoog"): "De hoogste score",
    ("Criteria", "eenheid"): "Bijvoorbeeld punten, euro of maanden",
    ("Ankers", ""): "Wat een score in woorden betekent",
    ("Ankers", "score"): "Een punt van de schaal",
    ("Ankers", "betekenis"): "Wat die score betekent",
    (
        "Wegingen",
        "",
    ): "Vaste wegingen. Hun gewichten staan op Aspecten, in een kolom 'weging' met de id erachter, en als u wilt ook op Criteria",
    (
        "Benaderingen",
        "",
    ): "Manieren van kiezen. Een grens staat op Criteria, in een kolom 'grens' met de id erachter: het meeste dat het hele pakket van die last mag vragen",
    ("Dekking", ""): "Hoeveel maatregelen van een thema er minstens in het pakket moeten",
    ("Dekking", "minimaal"): "Een geheel getal",
    ("Maatregelen", ""): "Waaruit wordt gekozen",
    ("Maatregelen", "code"): "Kort, bijvoorbeeld 5.1; komt één keer voor",
    ("Maatregelen", "onderdeel_van"): "De code van de maatregel waar dit een deel van is; mag leeg blijven",
    ("Maatregelen", "fase"): "Het nummer van de fase",
    ("Scores", ""): "Een regel per maatregel, een kolom per criterium; alles moet zijn ingevuld",
    ("Scores", "stap"): "De naam, om te lezen; wordt niet overgenomen",
    ("Herkomst", ""): "Wat er achter een score zit. Zonder regel: eigen score, zonder marge",
    ("Herkomst", "marge"): "Hoeveel punten de score er redelijkerwijs naast kan zitten",
    ("Relaties", ""): "Wat wat nodig heeft, en wat niet samengaat",
    ("Relaties", "soort"): "vereist of sluit_uit",
    ("Relaties", "andere"): "De andere code; 14|3.1 betekent: minstens één van de twee",
    ("Uitspraken", ""): "Uitspraken van de bron die het model kan toetsen; laat dit blad leeg als u opnieuw begint",
    ("Uitspraken", "tekst"): "De uitspraak in eigen woorden",
    ("Uitspraken", "toets"): "De toets, in JSON",
}
