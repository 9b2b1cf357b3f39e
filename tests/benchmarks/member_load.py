"""Prints how long members wait who each move a slider once a second, and what memory the server takes meanwhile.

Raw clients of Streamlit's websocket, a session each: they read all that a browser would. Run by hand:
python -m tests.benchmarks.member_load [members, 40] [seconds, 60]; a setting of Streamlit may follow, as in
"--runner.postScriptGC false".
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.serving import Server, running
from tests.shipped import ROOT

SLIDER = "Inhoud"
EVERY = 1.0
PATIENCE = 30


@dataclass
class Member:
    """One session. took: seconds from a move to the end of the run that it led to."""

    address: str
    slider: str = ""
    took: list[float] = field(default_factory=list)

    async def attend(self, start: float, until: float) -> None:
        """Open the board, and move a slider each second; one that is late moves as soon as it has its answer."""
        url = self.address.replace("http", "ws") + "/_stcore/stream"
        async with websockets.connect(url, subprotocols=["streamlit"], max_size=None, ping_interval=None) as socket:
            await self._run(socket, None)
            moment = start + random.random()
            while moment < until:
                await asyncio.sleep(max(0.0, moment - time.monotonic()))
                began = time.monotonic()
                await self._run(socket, float(random.randint(0, 10)))
                self.took.append(time.monotonic() - began)
                moment = max(moment + EVERY, time.monotonic())

    async def _run(self, socket: websockets.ClientConnection, place: float | None) -> None:
        message = BackMsg()
        message.rerun_script.query_string = ""
        if place is not None:
            state = message.rerun_script.widget_states.widgets.add()
            state.id = self.slider
            state.double_array_value.data.append(place)
        await socket.send(message.SerializeToString())
        while True:
            heard = ForwardMsg()
            heard.ParseFromString(await asyncio.wait_for(socket.recv(), PATIENCE))
            if heard.WhichOneof("type") == "delta":
                slider = heard.delta.new_element.slider
                if slider.label.startswith(SLIDER):
                    self.slider = slider.id
            if heard.WhichOneof("type") == "script_finished":
                return


async def attend(server: Server, members: int, seconds: float) -> list[Member]:
    """All of them, each minute a line about memory."""
    found = [Member(server.address) for _ in range(members)]
    start = time.monotonic() + 5 + members / 4
    until = start + seconds

    async def watch() -> None:
        while time.monotonic() < until:
            await asyncio.sleep(min(30.0, seconds))
            print(f"{time.monotonic() - start:6.0f} s: {server.memory()[0]:.0f} MB", flush=True)

    await asyncio.gather(watch(), *(member.attend(start, until) for member in found))
    return found


def main() -> None:
    """One server, with the settings that were given."""
    members = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
    with running(ROOT / "app.py", *sys.argv[3:]) as server:
        before = server.memory()[0]
        found = asyncio.run(attend(server, members, seconds))
        took = sorted(t for member in found for t in member.took)
        at = {p: took[min(len(took) - 1, len(took) * p // 100)] for p in (50, 95, 99, 100)}
        print(f"{members} members, {len(took)} moves ({len(took) / seconds:.1f} a second): "
              + ", ".join(f"p{p} {found:.3f} s" for p, found in at.items()))  # fmt: skip
        print(f"memory, MB: {before:.0f} before, {server.memory()[0]:.0f} after")


if __name__ == "__main__":
    main()
