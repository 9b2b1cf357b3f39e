"""Every score table that fits the source: sampled, stored, and what they have in common."""
