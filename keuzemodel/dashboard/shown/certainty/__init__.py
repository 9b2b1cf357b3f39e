"""Tables of the screen Gevoeligheid, a module per subject."""
