"""Serve a site as a good static host does: compressed, cached, with its security headers."""

import contextlib
import socket
from pathlib import Path

import uvicorn
from rich.console import Console
from starlette.applications import Starlette

from blocks.static_host import host, in_folder
from domain.errors import BriefInvalid


def serve(folder: Path, *, port: int, say: Console) -> None:
    """Serve `folder` until Ctrl-C.

    Raises:
        BriefInvalid: There is no such folder, or the port cannot be used.
    """
    if not folder.is_dir():
        problem = "It is a file, not a folder." if folder.exists() else "There is no such folder."
        remedy = "Give the folder that holds the site's index.html, or a release."
        raise BriefInvalid(source=str(folder), problem=problem, remedy=remedy)
    if not any(path.suffix.lower() in (".html", ".htm") for path in folder.rglob("*")):
        problem = "There is no .html file in it."
        remedy = "Give the folder that holds the site's index.html, or a release."
        raise BriefInvalid(source=str(folder), problem=problem, remedy=remedy)
    with _listening(port) as listener:
        config = uvicorn.Config(preview_app(folder), log_level="warning")
        say.print(f"http://127.0.0.1:{listener.getsockname()[1]}/  (Ctrl-C stops it)")
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        # Told now, not when the server starts: two could share the address until one listens.
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        why = getattr(error, "strerror", None) or "it is not in 0-65535"
        raise BriefInvalid(
            source="--port",
            problem=f"{port} cannot be used: {why}.",
            remedy="Give another one; 0 takes any that is free.",
        ) from error
    return listener


def preview_app(folder: Path) -> Starlette:
    """Return an ASGI application that serves `folder`, or the `site/` of the release in it."""
    is_release = (folder / "manifest.json").is_file() and (folder / "site").is_dir()
    return host(in_folder(folder / "site" if is_release else folder))
