"""What the choice itself is seen by: the board, and what it would be."""
