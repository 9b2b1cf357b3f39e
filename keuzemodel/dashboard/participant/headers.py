"""Owns the headers of every answer to who takes part: nobody keeps it, it loads only what is its own, and stands in no
frame.
"""

from __future__ import annotations

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PRIVATE = {"Cache-Control": "no-store", "Content-Security-Policy": POLICY, "X-Robots-Tag": "noindex"}
FOR_GOOD = PRIVATE | {"Cache-Control": "public, max-age=31536000, immutable"}
"""Of a file that holds nothing of a meeting, asked for with the mark of its contents."""
