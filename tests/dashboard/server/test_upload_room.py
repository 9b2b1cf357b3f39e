"""How much a session and the server keep of what was put down."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from keuzemodel.dashboard.kept.uploads import NO_ROOM
from keuzemodel.dashboard.server import upload_room
from keuzemodel.dashboard.server.upload_room import KEPT, UploadRoom, held


class Runtime:
    """Streamlit's, as far as uploads need it."""

    def __init__(self) -> None:
        self.uploaded_file_mgr = MemoryUploadedFileManager("/_stcore/upload_file")
        self.gone: set[str] = set()

    def is_active_session(self, session: str) -> bool:
        return session not in self.gone


@pytest.fixture
def runtime(monkeypatch):
    """In place of the running one."""
    found = Runtime()
    monkeypatch.setattr(upload_room.st.runtime, "get_instance", lambda: found)
    return found


@pytest.fixture
def client(runtime):
    """The same route as Streamlit's, that keeps what comes."""

    async def put(request):
        session, file = request.path_params["session_id"], request.path_params["file_id"]
        if request.headers.get("refuse"):
            return Response(status_code=413)
        data = await request.body()
        if request.headers.get("leaves"):
            runtime.gone.add(session)
            runtime.uploaded_file_mgr.remove_session_files(session)
        runtime.uploaded_file_mgr.add_file(session, UploadedFileRec(file, "x.csv", "text/csv", data))
        return Response(status_code=204)

    routes = [Route("/_stcore/upload_file/{session_id}/{file_id}", put, methods=["PUT"])]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(UploadRoom)]))


def kept(runtime, session: str) -> dict[str, int]:
    """What a session keeps, with the sizes."""
    return {id: len(file.data) for id, file in runtime.uploaded_file_mgr.file_storage.get(session, {}).items()}


def test_a_session_keeps_its_latest_files(client, runtime):
    """Sixty of them put down one after another take the room of two, and no other session notices."""
    client.put("/_stcore/upload_file/other/a", content=b"other")
    for number in range(60):
        assert client.put(f"/_stcore/upload_file/s/{number}", content=b"x" * 1000).status_code == 204
    assert kept(runtime, "s") == {"58": 1000, "59": 1000} and KEPT == 2
    assert kept(runtime, "other") == {"a": 5} and held(runtime.uploaded_file_mgr) == 2005


def test_the_file_that_just_came_always_stays(client, runtime):
    """Also where it came before under the same name."""
    for name in "abab":
        client.put(f"/_stcore/upload_file/s/{name}", content=b"x")
    client.put("/_stcore/upload_file/s/a", content=b"xx")
    client.put("/_stcore/upload_file/s/c", content=b"x")
    assert "c" in kept(runtime, "s") and len(kept(runtime, "s")) == KEPT


def test_a_full_server_keeps_the_name_only(client, runtime, monkeypatch):
    """The page can say so; what is there already stays, and once there is room a file is kept again."""
    monkeypatch.setattr(upload_room, "MOST", 2500)
    for session in "abc":
        client.put(f"/_stcore/upload_file/{session}/f", content=b"x" * 1000)
    assert [kept(runtime, s) for s in "abc"] == [{"f": 1000}, {"f": 1000}, {"f": 0}]
    (refused,) = runtime.uploaded_file_mgr.get_files("c", ["f"])
    assert (refused.type, refused.name) == (NO_ROOM, "x.csv")
    runtime.uploaded_file_mgr.remove_session_files("a")
    client.put("/_stcore/upload_file/c/g", content=b"x" * 1000)
    assert kept(runtime, "c")["g"] == 1000


def test_a_session_that_ended_leaves_nothing(client, runtime):
    """A file that was on its way when its session ended would stay for ever."""
    client.put("/_stcore/upload_file/s/f", content=b"x" * 1000, headers={"leaves": "1"})
    assert kept(runtime, "s") == {} and held(runtime.uploaded_file_mgr) == 0


def test_a_refusal_passes_as_it_is(client, runtime):
    """And pushes nothing out."""
    client.put("/_stcore/upload_file/s/a", content=b"x")
    assert client.put("/_stcore/upload_file/s/b", content=b"x", headers={"refuse": "1"}).status_code == 413
    assert kept(runtime, "s") == {"a": 1}
