"""Where the home folder is; imports no Prefect, so that the command line answers at once."""

import os
from pathlib import Path


def home_folder() -> Path:
    """Return the folder `ATELIER_HOME` names, `~/.atelier` without it; never relative."""
    named = os.environ.get("ATELIER_HOME")
    return (Path(named).expanduser() if named else Path.home() / ".atelier").absolute()
