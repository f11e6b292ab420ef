"""Where the home folder is; imports no Prefect, so that the command line answers at once."""

import os
from pathlib import Path


def has_database() -> bool:
    """Whether `atelier db init` was run for this home; asked without loading anything for it."""
    return (home_folder() / "database" / "access.json").is_file()


def home_folder() -> Path:
    """Return the folder `ATELIER_HOME` names, `~/.atelier` without it; never relative."""
    named = os.environ.get("ATELIER_HOME")
    return (Path(named).expanduser() if named else Path.home() / ".atelier").absolute()
