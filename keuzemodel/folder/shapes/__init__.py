"""The shape of every part of a dossier's files, checked by itself."""
