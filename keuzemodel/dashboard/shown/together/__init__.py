"""Pictures of a meeting that weighs together."""
