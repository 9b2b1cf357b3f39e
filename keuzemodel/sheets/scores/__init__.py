"""Scores that come in from a spreadsheet."""
