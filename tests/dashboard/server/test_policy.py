"""What a page may load and run."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from streamlit.file_util import get_static_dir

from keuzemodel.dashboard.server.policy import POLICY


def test_every_script_in_the_page_may_run_and_no_other():
    """Another version of Streamlit may bring other scripts: their hashes are made of what is installed."""
    page = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    allowed = set(re.findall(r"'sha256-([^']+)'", POLICY))
    assert allowed == {b64encode(sha256(s.encode()).digest()).decode() for s in scripts}
    assert page.count("<script>") == len(scripts)


def test_nothing_comes_from_elsewhere():
    """No host, no scheme but for what a page makes itself, and no script in the text."""
    parts = {name: sources for name, *sources in map(str.split, POLICY.split("; "))}
    assert parts["default-src"] == ["'none'"]
    assert not {"'unsafe-eval'", "'unsafe-inline'", "*", "http:", "https:", "data:"} & set(parts["script-src"])
    assert all(s.startswith("'") or s in ("blob:", "data:") for sources in parts.values() for s in sources)
