"""Briefs named on the command line, read before anything is started or written."""

from pathlib import Path

from blocks._brief_files import BriefFile
from domain.brief import Brief


def read_brief_file(path: Path, *, project: str | None = None) -> Brief:
    """Read a brief and the photographs it names.

    Raises:
        BriefInvalid: It cannot be used.
    """
    return BriefFile(path).read(project=project)
