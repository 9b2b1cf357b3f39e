"""Questions about a package: why, how sure, what if."""
