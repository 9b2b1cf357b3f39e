"""Types and formulas of a decision model."""
