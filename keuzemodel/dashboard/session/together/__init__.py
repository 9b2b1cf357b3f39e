"""Which meeting this browser leads."""
