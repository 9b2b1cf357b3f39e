"""A dossier's folder in: every part checked, all faults at once."""
