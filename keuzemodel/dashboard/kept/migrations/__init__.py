"""Owns the steps that bring the scenario store's tables up to date."""
