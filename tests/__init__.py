"""The tests; `slow` is the planner they trust."""

import os
from pathlib import Path

# Before anything of the app is imported: it, the commands and the servers of tests read the frozen tables.
os.environ["DATA_DIR"] = str(Path(__file__).parent / "frozen")
