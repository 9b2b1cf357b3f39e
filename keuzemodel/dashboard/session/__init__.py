"""What one visitor has before them: choice, history, address."""
