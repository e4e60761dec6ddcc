"""The folder of the tables that the app and the commands read unless told otherwise."""

import os
from pathlib import Path
from typing import Final

DATA: Final = Path(os.environ.get("DATA_DIR") or Path(__file__).parents[2] / "data")
"""`data/` of this project, or what the environment says in `DATA_DIR`."""
