"""What a group finds by weighing together: whether, where and how much its disagreement matters."""
