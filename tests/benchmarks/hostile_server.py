"""Prints how much memory the running server takes for the worst files, above what it takes at rest.

Run by hand: python -m tests.benchmarks.hostile_server
"""

from __future__ import annotations

import http.client
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

from tests.benchmarks.hostile_files import FILES
from tests.browser.serving import chromium, running
from tests.shipped import ROOT

WAIT = 60_000
BORDER = "grens"
OPENING = (
    f'--{BORDER}\r\nContent-Disposition: form-data; name="x.csv"; filename="x.csv"\r\nContent-Type: text/csv\r\n\r\n'
).encode()


def as_form(headers: dict[str, str]) -> dict[str, str]:
    """The headers that the browser sent, for a body of our own."""
    kept = {k: v for k, v in headers.items() if k.lower() not in ("content-length", "content-type", "host")}
    return kept | {"Content-Type": f"multipart/form-data; boundary={BORDER}"}


def upload(tab, name: str, data: bytes) -> float:
    """Put a file down, and wait for what the page says of it. Gives the seconds that took."""
    began = time.perf_counter()
    tab.set_input_files("input[type=file]", files=[{"name": name, "mimeType": "text/csv", "buffer": data}])
    said = tab.get_by_text("Niets overgenomen").or_(tab.get_by_text("Dit bestand verandert niets"))
    said.or_(tab.get_by_role("button", name="Neem over")).first.wait_for(timeout=WAIT)
    took = time.perf_counter() - began
    tab.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=WAIT)
    return took


def past_the_browser(address: str, url: str, headers: dict[str, str], size: int) -> int:
    """A body of this size sent straight to where the browser uploads; gives the status of the answer."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    connection.putrequest("PUT", urlsplit(url).path)
    for name, value in as_form(headers).items():
        connection.putheader(name, value)
    connection.putheader("Transfer-Encoding", "chunked")
    connection.endheaders()
    try:
        connection.send(b"%x\r\n" % len(OPENING) + OPENING + b"\r\n")
        for _ in range(size // 1_000_000):
            connection.send(b"%x\r\n" % 1_000_000 + b"x" * 1_000_000 + b"\r\n")
        connection.send(b"0\r\n\r\n")
    except OSError:
        pass
    try:
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0


def many_past_the_browser(address: str, url: str, headers: dict[str, str], count: int, size: int) -> set[int]:
    """So many whole files of this size, each under a name of its own in one session; gives the statuses."""
    body = OPENING + b"x" * size + f"\r\n--{BORDER}--\r\n".encode()
    found = set()
    for number in range(count):
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        path = f"{urlsplit(url).path.rsplit('/', 1)[0]}/eigen-{number}"
        connection.request("PUT", path, body, as_form(headers))
        found.add(connection.getresponse().status)
        connection.close()
    return found


def main() -> None:
    """Every file on both screens that take one."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for page, suffix in (("scores", None), ("dossiers", ".xlsx")):
            for name, data in FILES.items():
                kind = ".xlsx" if data.startswith(b"PK") else ".csv"
                if suffix not in (None, kind):
                    continue
                with running(ROOT / "app.py", environment={"KEUZEMODEL_DATA_DIR": folder}) as server:
                    tab = browser.new_page()
                    tab.goto(f"{server.address}/{page}")
                    tab.get_by_role("heading", level=1).wait_for()
                    tab.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
                    time.sleep(1)
                    rest = server.memory()[0]
                    server.forget()
                    took = upload(tab, f"x{kind}", data)
                    print(f"{page}, {name}: + {server.memory()[1] - rest:.0f} MB above {rest:.0f} MB, {took:.2f} s")
                    tab.close()
        with running(ROOT / "app.py", environment={"KEUZEMODEL_DATA_DIR": folder}) as server:
            tab = browser.new_page()
            seen = []
            tab.on("request", lambda r: seen.append(r) if r.method == "PUT" else None)
            tab.goto(f"{server.address}/scores")
            tab.get_by_role("heading", level=1).wait_for()
            upload(tab, "x.csv", b"Code;grip\n5.1;9\n")
            rest = server.memory()[0]
            server.forget()
            status = past_the_browser(server.address, seen[0].url, seen[0].all_headers(), 100_000_000)
            print(f"100 MB past the browser: status {status}, + {server.memory()[1] - rest:.0f} MB")
            rest = server.memory()[0]
            server.forget()
            statuses = many_past_the_browser(server.address, seen[0].url, seen[0].all_headers(), 60, 4_900_000)
            now, most = server.memory()
            print(f"60 x 4.9 MB in one session: status {statuses}, at most + {most - rest:.0f} MB, "
                  f"afterwards + {now - rest:.0f} MB above {rest:.0f} MB")  # fmt: skip
            server.forget()
            tab.set_input_files("input[type=file]", files=[
                {"name": "groot.csv", "mimeType": "text/csv", "buffer": b"x" * 49_000_000}
            ])  # fmt: skip
            tab.get_by_text("must be 5.0MB or smaller").or_(tab.get_by_text("5MB")).first.wait_for()
            print(f"49 MB in the browser: refused before it is sent, + {server.memory()[1] - rest:.0f} MB")


if __name__ == "__main__":
    assert Path("/proc/self/clear_refs").exists(), "this needs Linux"
    main()
