"""Parts of the screen of a meeting that weighs together."""
