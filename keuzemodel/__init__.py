"""The decision model behind the dashboard: read a dossier, select its best package.

This is the public surface; everything else may change.
"""

from keuzemodel.analyse.ensemble.stored import load_ensemble
from keuzemodel.folder.reading import load_dossier
from keuzemodel.model.errors import DossierError, InfeasibleError
from keuzemodel.solve.selection import select_package, select_packages

__all__ = ["DossierError", "InfeasibleError", "load_dossier", "load_ensemble", "select_package", "select_packages"]
