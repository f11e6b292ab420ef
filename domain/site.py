"""The website: files as bytes, addressed by a hash tree."""

import hashlib
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Self

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, model_validator

from domain.value import Value


def _inside(path: str) -> str:
    if path.startswith("/") or any(part in ("", ".", "..") for part in path.split("/")):
        raise ValueError(f"the path {path!r} must be relative, without empty parts, `.` or `..`")
    return path


FilePath = Annotated[
    str,
    StringConstraints(pattern=r"^[^\\\x00-\x1f]+$", max_length=300),
    AfterValidator(_inside),
]
"""A path inside the site folder: relative, `/` between the parts, no `..`."""


class SiteFile(Value):
    """One file of the site."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

    path: FilePath
    body: bytes

    @classmethod
    def text(cls, path: str, text: str) -> Self:
        """Make a UTF-8 text file."""
        return cls(path=path, body=text.encode())

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the bytes, 64 hexadecimal digits."""
        return hashlib.sha256(self.body).hexdigest()


class Site(Value):
    """A whole site, ready to grade or release; files sorted by path, each path once."""

    files: tuple[SiteFile, ...] = Field(max_length=20_000)

    @classmethod
    def of(cls, files: Iterable[SiteFile]) -> Self:
        """Make a site of `files` in any order."""
        return cls(files=tuple(sorted(files, key=lambda file: file.path)))

    @model_validator(mode="after")
    def _paths_are_sorted_and_unique(self) -> Self:
        paths = [file.path for file in self.files]
        if paths != sorted(set(paths)):
            raise ValueError("site files must be sorted by path and each path may occur once")
        return self

    @cached_property
    def by_path(self) -> dict[str, SiteFile]:
        """Every file under its path."""
        return {file.path: file for file in self.files}

    @cached_property
    def sha256(self) -> str:
        """Root of the hash tree: SHA-256 over every `path NUL sha256 LF`, in path order."""
        lines = (f"{file.path}\0{file.sha256}\n" for file in self.files)
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def replacing(self, files: Iterable[SiteFile]) -> "Site":
        """Return the site with `files` added, or put in place of those with the same path."""
        return Site.of({**self.by_path, **{file.path: file for file in files}}.values())


def file_of(path: str) -> str:
    """Return the file a static host answers the URL path with: `/about/` -> `about/index.html`."""
    inner = path.split("#")[0].split("?")[0].removeprefix("/")
    return f"{inner}index.html" if inner == "" or inner.endswith("/") else inner


def url_of(path: FilePath) -> str:
    """Return the URL path a static host gives the file: `about/index.html` -> `/about/`."""
    return "/" + path.removesuffix("index.html") if path.endswith("index.html") else f"/{path}"
