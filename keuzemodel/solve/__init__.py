"""The best package, exactly."""
