"""A Streamlit server and a Chromium for tests and benchmarks, both stopped when done with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from keuzemodel.dashboard.words.frame import PAGES, ROOMS
from tests.shipped import ROOT

CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
# This list takes the place of Playwright's own, so it begins with what that turns off. The last two are what a window
# makes ready for its address bar, which nobody sees here and which costs as much as drawing a page.
WITHOUT = [
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying",
    "AimEnabled", "PreconnectToSearch", "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
]  # fmt: skip
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    f"--disable-features={','.join(WITHOUT)}",
]  # fmt: skip


def free_port() -> int:
    """A port of this machine that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class Server:
    """A running server. address: where it answers. kill: as a power cut would. memory: in MB, the most so far."""

    def __init__(self, process: subprocess.Popen[bytes], address: str) -> None:
        self.process = process
        self.address = address

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.wait(timeout=20)

    def memory(self) -> tuple[float, float]:
        """(now, the most since `forget`) in MB."""
        said = Path(f"/proc/{self.process.pid}/status").read_text()
        now, most = (int(said.split(f"{name}:")[1].split()[0]) / 1000 for name in ("VmRSS", "VmHWM"))
        return now, most

    def forget(self) -> None:
        """Count the most from now on."""
        Path(f"/proc/{self.process.pid}/clear_refs").write_text("5")


@contextmanager
def running(
    script: Path, *arguments: str, port: int | None = None, environment: dict[str, str] | None = None
) -> Iterator[Server]:
    """Serve a script on this machine, with the project's own settings."""
    port = port or free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port),
         "--server.address", "127.0.0.1", "--server.headless", "true", *arguments],
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
                    break
            except OSError:
                if process.poll() is not None:
                    raise RuntimeError("the server stopped by itself") from None
                time.sleep(0.1)
        else:
            raise RuntimeError("the server does not answer")
        yield Server(process, address)
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def server(script: Path) -> Iterator[str]:
    """The same; yields its address only."""
    with running(script) as found:
        yield found.address


@contextmanager
def chromium() -> Iterator[object]:
    """A headless Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


CALM = """([asked, drawn]) => {
  if (window.calmAsked !== asked) Object.assign(window, { calmAsked: asked, calmSince: undefined });
  const app = document.querySelector("[data-testid=stApp]");
  const calm = app?.dataset.testScriptState === "notRunning" && document.querySelector(drawn)
    && !document.querySelector("[data-stale=true]")
    && document.getAnimations().every((a) => a.playState !== "running");
  if (!calm) window.calmSince = undefined;
  else window.calmSince ??= performance.now();
  return calm && performance.now() - window.calmSince > 250;
}"""


def ready(page, drawn: str = "h1") -> None:  # type: ignore[no-untyped-def]
    """The run that draws the page is over, nothing fades any more, and it stays so for a moment from now on.

    drawn: something that every page has.
    """
    page.wait_for_function(CALM, arg=[time.monotonic_ns(), drawn], polling=50)


def go(page, title: str) -> None:  # type: ignore[no-untyped-def]
    """Click the way to another page: its own door, or first that of its room."""
    door = page.get_by_role("link", name=title, exact=True)
    if door.count():
        door.first.click()
        return
    rooms = {room: [PAGES[name] for name in names] for room, names in ROOMS.items()}
    room = next(room for room, titles in rooms.items() if title in titles)
    page.get_by_role("link", name=room, exact=True).click()
    if title != rooms[room][0]:
        door.first.click()


def follow(page, title: str) -> None:  # type: ignore[no-untyped-def]
    """To another page by the navigation, within the session: its title is there, and it is ready."""
    go(page, title)
    page.wait_for_function("(title) => document.title.startsWith(title)", arg=title)
    ready(page)


UNFOLD = """(within) => [...document.querySelectorAll(
  `${within} [data-testid=stExpander] details:not([open]) > summary`)].map((e) => e.click()).length"""


def unfold(page, within: str = "body") -> None:  # type: ignore[no-untyped-def]
    """The page is ready, with everything that folds in this part of it open, also what folds inside that."""
    ready(page)
    while page.evaluate(UNFOLD, within):
        ready(page)


REFUSED = "refused by the policy of the page: "
TELL_REFUSED = f"""addEventListener("securitypolicyviolation", (e) =>
  console.error("{REFUSED}" + [e.effectiveDirective, e.blockedURI, e.sourceFile].join(" ")))"""


def watched(tab, address: str):  # type: ignore[no-untyped-def]
    """A tab of which calls to elsewhere are kept, and as broken: errors in the page, and what its policy refuses."""
    ours = (address, "ws:", "data:", "blob:")
    tab.elsewhere, tab.broken = [], []
    tab.add_init_script(TELL_REFUSED)
    tab.on("console", lambda said: tab.broken.append(said.text) if said.text.startswith(REFUSED) else None)
    tab.on("request", lambda r: None if r.url.startswith(ours) else tab.elsewhere.append(r.url))
    tab.on("pageerror", lambda error: tab.broken.append(str(error)))
    return tab


def choose_dossier(page, title: str) -> None:  # type: ignore[no-untyped-def]
    """In the sidebar, where they are folded under the name of the one that is open."""
    page.locator(".st-key-dossier-kiezen summary").click()
    ready(page)
    page.get_by_role("radio", name=title, exact=True).locator("xpath=ancestor::label").click()
