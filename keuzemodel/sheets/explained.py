"""Owns the Dutch explanations inside the workbooks that leave."""

from __future__ import annotations

from keuzemodel.model.dossier import Origin

ORIGIN_WORDS: dict[Origin, str] = {
    "rapport": "uit de bron",
    "afgeleid": "gelezen uit de tekst",
    "aanname": "aangenomen",
    "eigen": "zelf ingevuld",
}
"""The one set of words for where a number comes from, on the screens and in the workbooks."""

HOW_SCORES = (
    "Vul uw eigen scores in op het blad Scores. Een lege cel laat de score zoals hij was.",
    "Marges staan op het blad Herkomst. Herkomst, bron en toelichting worden niet ingelezen.",
    "Een score die u verandert, krijgt als herkomst 'zelf ingevuld', met de naam van dit bestand en de datum.",
)

HOW_DOSSIER = (
    "Begin bij het blad Dossier en werk de bladen van links naar rechts af. Het blad Scores komt pas na Criteria en Maatregelen.",
    "Zet het bestand daarna neer op de pagina Dossiers. U ziet dan alles wat nog niet klopt, met blad, regel en kolom; "
    "er wordt niets half overgenomen.",
    "Zijn de stappen en criteria ingevuld maar de scores nog niet? Dan krijgt u daar hetzelfde bestand terug met een "
    "lege scoretabel erin.",
    "De bladen Ankers, Dekking, Groepen, Begin, Voorwaarden, Dubbel, Lezingen, Opties, Herkomst, Relaties en Uitspraken mogen leeg blijven.",
    "Een id is een kort woord zonder spaties, zoals 'inhoud'. Andere bladen verwijzen ernaar.",
    "Gebruik geen formules: plak de uitkomst als waarde. Begin een naam niet met =, +, - of @.",
)

MEANING: dict[tuple[str, str], str] = {
    ("", "id"): "Kort woord zonder spaties, komt één keer voor",
    ("", "naam"): "Zoals het op het scherm staat",
    ("", "toelichting"): "Mag leeg blijven",
    ("", "omschrijving"): "Mag leeg blijven",
    (
        "",
        "herkomst",
    ): "uit de bron (die zegt het zelf), gelezen uit de tekst, aangenomen (een schatting) of zelf ingevuld; leeg is zelf "
    "ingevuld. Ook rapport, afgeleid, aanname en eigen worden gelezen",
    ("", "bron"): "Waar het staat, bijvoorbeeld §3.1; mag leeg blijven",
    ("", "code"): "De code van een stap, zoals op het blad Maatregelen",
    ("", "criterium"): "De id van een criterium",
    ("", "thema"): "De id van een thema",
    ("Dossier", ""): "Waar het over gaat",
    (
        "Dossier",
        "veld",
    ): "id, titel, omschrijving, bron (mag vaker), advies benadering en advies weging (mogen ontbreken), gelijk aan (eerdere versies met dezelfde pakketten; mag ontbreken)",
    ("Dossier", "inhoud"): "De id kiest u zelf: een kort woord zonder spaties, zoals alkmaar-verblijf",
    ("Themas", ""): "De koppen waar de stappen onder staan",
    ("Fasen", ""): "De perioden waarin stappen worden gezet; één is genoeg",
    ("Fasen", "nummer"): "Fase 1 is eerder dan fase 2",
    ("Aspecten", ""): "De groepen criteria; elk aspect krijgt een schuif",
    ("Aspecten", "vraag"): "De vraag die bij het aspect hoort; mag leeg blijven",
    ("Criteria", ""): "Waarop elke stap een score krijgt",
    ("Criteria", "aspect"): "De id van het aspect waar het onder valt",
    ("Criteria", "soort"): "baat (meer is beter) of last (minder is beter)",
    ("Criteria", "schaal laag"): "De laagste score, meestal 0. Een score van 0 betekent: zoals nu, als u niets doet",
    ("Criteria", "schaal hoog"): "De hoogste score",
    ("Criteria", "eenheid"): "Bijvoorbeeld punten, euro of maanden",
    ("Ankers", ""): "Wat een score in woorden betekent",
    ("Ankers", "score"): "Een punt van de schaal",
    ("Ankers", "betekenis"): "Wat die score betekent",
    (
        "Wegingen",
        "",
    ): "Vaste wegingen. De gewichten zelf staan op het blad Aspecten: een kolom per weging, met als kop 'weging' en de id van de weging, bijvoorbeeld 'weging gelijk'. Zo'n kolom mag ook op Criteria",
    (
        "Benaderingen",
        "",
    ): "Manieren van kiezen. Is er een grens? Zet dan op het blad Criteria een kolom erbij, met als kop 'grens' en de id van de benadering, bijvoorbeeld 'grens budget'. Vul daar in hoeveel het hele pakket van die last mag vragen",
    ("Dekking", ""): "Hoeveel stappen van een thema er minstens in het pakket moeten",
    ("Dekking", "minimaal"): "Een geheel getal",
    ("Maatregelen", ""): "De stappen waaruit wordt gekozen, een per regel. Een maatregel is een of meer stappen",
    ("Maatregelen", "code"): "Kort, bijvoorbeeld 5.1; komt één keer voor. Hoogstens 300 stappen",
    (
        "Maatregelen",
        "onderdeel_van",
    ): "De code van de maatregel waar deze stap een onderdeel van is, bijvoorbeeld 5; mag leeg blijven",
    ("Maatregelen", "fase"): "Het nummer van de fase",
    (
        "Maatregelen",
        "kort",
    ): "Hoe de stap heet waar weinig plaats is, zoals op het bord; hoogstens 32 tekens, mag leeg blijven",
    ("Groepen", ""): "Hoe een maatregel heet die uit meer stappen bestaat",
    ("Groepen", "code"): "Wat bij zijn stappen in onderdeel_van staat",
    ("Begin", ""): "Met welke stappen te beginnen, als de bron dat zegt; komt terug in het besluit",
    ("Begin", "beurt"): "1 is het eerst; dezelfde beurt is samen",
    ("Voorwaarden", ""): "Welke fase nog niet wordt vastgesteld, als de bron dat zegt; komt terug in het besluit",
    ("Voorwaarden", "fase"): "Het nummer van de fase",
    ("Voorwaarden", "wanneer"): "Wanneer daarover wordt besloten, als deel van een zin: na twee jaar",
    ("Voorwaarden", "waarop"): "Waarop dan wordt besloten, als deel van een zin: of fase 1 is geslaagd",
    ("Dubbel", ""): "Welk criterium deels uit andere volgt, zodat hetzelfde twee keer telt; staat op Over het model",
    ("Dubbel", "criterium"): "De id van het criterium",
    ("Dubbel", "volgt_uit"): "De id's waar het deels uit volgt, met | ertussen: ambulantisering|afbouw",
    ("Lezingen", ""): "Waar de bron meer dan één lezing toelaat; de naam is een vraag",
    ("Opties", ""): "De antwoorden op die vraag, minstens twee; het eerste is het dossier zelf en verandert niets",
    ("Opties", "lezing"): "De id van de lezing",
    ("Opties", "verandert"): "Niet zelf veranderen: zo staat voor de computer wat er in de regels verandert",
    ("Scores", ""): "Een regel per stap, een kolom per criterium; alles moet zijn ingevuld",
    ("Scores", "stap"): "De naam, om te lezen; wordt niet overgenomen",
    ("Herkomst", ""): "Waar een score vandaan komt. Geen regel? Dan is het een eigen score, zonder marge",
    ("Herkomst", "marge"): "Hoeveel punten de score er redelijkerwijs naast kan zitten",
    ("Relaties", ""): "Welke stap een andere nodig heeft, welke niet samengaan, en welke een andere versterkt",
    ("Relaties", "soort"): "vereist, sluit_uit of versterkt",
    ("Relaties", "code"): "De stap die een andere nodig heeft, er niet mee samengaat of er meer door geeft",
    (
        "Relaties",
        "andere",
    ): "De andere stap. Bij vereist: 'code' kan alleen als deze er ook in zit. 14|3.1 betekent: minstens één van de twee",
    (
        "Relaties",
        "deel",
    ): "Alleen bij versterkt, en dan verplicht: welk deel van haar baten 'code' alleen geeft als 'andere' er ook in zit. 0,5 is de helft; meer dan 0 en hoogstens 1. Lasten blijven zoals ze zijn. Ontbreekt deze kolom, zet hem er dan bij",
    ("Uitspraken", ""): "Uitspraken van de bron die het model kan toetsen; laat dit blad leeg in een nieuw dossier",
    ("Uitspraken", "tekst"): "De uitspraak in eigen woorden",
    (
        "Uitspraken",
        "aard",
    ): "opbouw (gaat over het dossier zelf; onder duizenden willekeurige tabellen viel zij niet), scores (zegt wat de bron zegt) of drempel (een getal of lezing van u); leeg: volgt uit de toets",
    ("Uitspraken", "waarom_niet"): "Alleen zonder toets: waarom het model dit niet kan toetsen",
    ("Uitspraken", "toets"): "Niet zelf veranderen: zo staat de toets voor de computer opgeschreven",
}
