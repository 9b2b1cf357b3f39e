"""No test writes scenarios where a user keeps them."""

from __future__ import annotations

import os
import tempfile

os.environ["KEUZEMODEL_DATA_DIR"] = tempfile.mkdtemp(prefix="keuzemodel-tests-")
os.environ.pop("KEUZEMODEL_DATABASE_URL", None)
