"""Owns where a number or a rule comes from: stated by the source, read in it, assumed, or the user's own."""

from __future__ import annotations

from typing import Literal

Origin = Literal["rapport", "afgeleid", "aanname", "eigen"]
ORIGINS: tuple[Origin, ...] = ("rapport", "afgeleid", "aanname", "eigen")
