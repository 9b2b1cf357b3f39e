"""Opens a link on a screen as Streamlit itself runs it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.links import Link
from tests.shipped import ROOT

SCREENS = tuple(sorted(path.stem for path in (ROOT / "pages").glob("*.py")))
MOST_OF_A_VALUE = 60


def opened(screen: str, link: Link) -> AppTest:
    """The dashboard, of which a link opens this screen."""
    app = AppTest.from_file(str(ROOT / "keuzemodel" / "dashboard" / "main.py"), default_timeout=120)
    for key, value in link.items():
        app.query_params[key] = value
    return app.switch_page(f"../../pages/{screen}.py").run()


def trouble(app: AppTest) -> list[str]:
    """Every exception on the screen, in a line each."""
    return [f"{e.proto.type}: {e.value.splitlines()[0][:200]}" for e in app.exception]


def shown(link: Link) -> str:
    """The link in a line."""
    return " ".join(f"{key}={str(value)[:MOST_OF_A_VALUE]!r}" for key, value in link.items())
