"""Statements of a source: what kind they are, and the shape of the checks that test them."""
