"""Owns what a page may load, run and be sent to: the Content-Security-Policy of every answer."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from streamlit.file_util import get_static_dir


def _inline_scripts() -> list[str]:
    """The hashes of the scripts in Streamlit's own page: only these run."""
    page = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    found = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    return [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in found]


_SOURCES = {
    "default-src": ["'none'"],
    # A component of ours comes as a blob that Streamlit makes of it; Graphviz, and Streamlit itself, are WebAssembly.
    # Charts do without 'unsafe-eval': Streamlit has Vega interpret its expressions.
    "script-src": ["'self'", "blob:", "'wasm-unsafe-eval'", *_inline_scripts()],
    # Streamlit and Vega write styles into the page.
    "style-src": ["'self'", "'unsafe-inline'"],
    # A graph that is saved as PNG is drawn from a data address.
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
    "object-src": ["'none'"],
}
POLICY = "; ".join(f"{part} {' '.join(sources)}" for part, sources in _SOURCES.items())
"""What no line names comes under the first: workers, frames, sound and film come from nowhere."""
