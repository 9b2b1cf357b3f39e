"""An empty database of either kind."""

from __future__ import annotations

import pytest
import sqlalchemy as sa


@pytest.fixture(scope="session")
def one_postgres(postgres):
    """One for all these tests: making one, and throwing it away, takes longer than most of them."""
    return postgres()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """Its address; without meetings."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'scenarios.sqlite'}"
    address = request.getfixturevalue("one_postgres")
    engine = sa.create_engine(address)
    if sa.inspect(engine).has_table("meeting"):
        with engine.begin() as connection:
            connection.execute(sa.text("DELETE FROM meeting"))
    engine.dispose()
    return address


@pytest.fixture
def new_url(request, url):
    """The address of one without tables."""
    return url if url.startswith("sqlite") else request.getfixturevalue("postgres")()
