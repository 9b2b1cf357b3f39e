"""Owns the command that makes a consistent copy of the database while the server runs.

Meetings come along, with names and answers: put back, they go on where they were, and those whose time is over by then
are gone. So who deletes a meeting has it in the backups that were made before; these should not be kept for ever.
"""

from __future__ import annotations

import sqlite3
import sys
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy.engine import URL, make_url

from keuzemodel.dashboard.kept.store import address

# All that the command says; no screen shows it.
ABOUT = "Maakt een reservekopie van alle scenario's, dossiers en bijeenkomsten, ook terwijl het keuzemodel draait."
TARGET = "waar de kopie komt; er mag nog niets staan"
POSTGRESQL = (
    "De scenario's, dossiers en bijeenkomsten staan in {database}. Maak daarvan een reservekopie met het gereedschap "
    "van de databank zelf, bijvoorbeeld: pg_dump --format=custom --file={target} {database}"
)
NO_DATABASE = "er is geen databank in {source}; er is dus nog niets bewaard, of KEUZEMODEL_DATA_DIR klopt niet"
TAKEN = "{target} bestaat al; kies een andere naam, of ruim dat bestand eerst op"
UNSOUND, FAILED = "de kopie is niet heel: {found}", "de kopie is niet gelukt: {found}"
NOT_DONE = "Geen kopie gemaakt: {why}."
DONE = "Gekopieerd naar {target}: {count} bewaarde versies. De kopie is nagekeken en heel."


class BackupError(Exception):
    """The copy was not made; the message gives the reason in Dutch."""


def backup(source: Path, target: Path) -> int:
    """Copy an SQLite database to a file that is not there yet: whole as it is at one moment, also while others write.

    Gives how many revisions it holds. Raises BackupError, and then leaves nothing at `target`.
    """
    if not source.is_file():
        raise BackupError(NO_DATABASE.format(source=source))
    if target.exists():
        raise BackupError(TAKEN.format(target=target))
    unfinished = target.with_name(f"{target.name}.onaf")
    try:
        unfinished.unlink(missing_ok=True)
        address = f"file:{quote(str(source.resolve()))}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as read, closing(sqlite3.connect(unfinished)) as written:
            read.backup(written)
            # One file, that needs nothing beside it.
            written.execute("PRAGMA journal_mode=DELETE")
            (sound,) = written.execute("PRAGMA integrity_check").fetchone()
            (count,) = written.execute("SELECT count(*) FROM revision").fetchone()
        if sound != "ok":
            raise BackupError(UNSOUND.format(found=sound))
        unfinished.rename(target)
    except (sqlite3.Error, OSError) as error:
        raise BackupError(FAILED.format(found=error)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return int(count)


def main() -> None:
    """Run the command."""
    parser = ArgumentParser(prog="python -m keuzemodel.dashboard.kept.backup", description=ABOUT)
    parser.add_argument("bestand", type=Path, help=TARGET)
    target: Path = parser.parse_args().bestand
    url = make_url(address())
    if url.get_backend_name() != "sqlite":
        # Without the password, and whatever else may be secret.
        plain = URL.create(url.get_backend_name(), url.username, host=url.host, port=url.port, database=url.database)
        shown = plain.render_as_string()
        sys.exit(POSTGRESQL.format(database=shown, target=target))
    try:
        count = backup(Path(url.database or ""), target)
    except BackupError as error:
        sys.exit(NOT_DONE.format(why=error))
    print(DONE.format(target=target, count=count))


if __name__ == "__main__":
    main()
