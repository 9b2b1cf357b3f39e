"""Questions about a package: why, how certain, what if."""
