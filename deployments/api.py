"""Which Prefect API commands work with: the one the person configured, else the local server's."""

import contextlib
import os
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from rich.console import Console

from blocks._home_folder import home_folder
from deployments.local_server import LocalServer, ServerUnavailable, log_settings

_OF_ANOTHER_SERVER = (
    "PREFECT_PROFILE",
    "PREFECT_PROFILES_PATH",
    "PREFECT_API_KEY",
    "PREFECT_API_AUTH_STRING",
)


def local_server() -> LocalServer:
    """Return the server of the home folder."""
    return LocalServer(home_folder())


def configured_api() -> str | None:
    """Return the API address Prefect would use by its settings; None when there is none.

    Asked of the files themselves: asking Prefect costs a second, and fixes its settings.
    """
    # An empty variable hides what the files say.
    return next((url for url in _addresses() if url is not None), None) or None


def _addresses() -> Iterator[str | None]:
    """Yield what each place says, in the order in which Prefect looks."""
    yield os.environ.get("PREFECT_API_URL")
    dotenv = _dotenv()
    yield dotenv.get("PREFECT_API_URL")
    project = [_toml(Path("prefect.toml")), _at(_toml(Path("pyproject.toml")), "tool", "prefect")]
    for settings in project:
        yield _text(_at(settings, "api"), "url")
    named = os.environ.get("PREFECT_PROFILES_PATH") or dotenv.get("PREFECT_PROFILES_PATH")
    named = named or next((p for one in project if (p := _text(one, "profiles_path"))), None)
    prefect_home = os.environ.get("PREFECT_HOME") or "~/.prefect"
    profiles = _toml(Path(named) if named else Path(prefect_home).expanduser() / "profiles.toml")
    active = os.environ.get("PREFECT_PROFILE") or _text(profiles, "active")
    if active:
        yield _text(_at(profiles, "profiles", active), "PREFECT_API_URL")


def _dotenv() -> dict[str, str]:
    try:
        lines = Path(".env").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    pairs = (line.removeprefix("export ").split("=", 1) for line in lines if "=" in line)
    return {name.strip(): value.strip().strip("'\"") for name, value in pairs}


def _toml(file: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}


def _at(settings: Mapping[str, object], *names: str) -> Mapping[str, object]:
    for name in names:
        inner = settings.get(name)
        settings = cast("Mapping[str, object]", inner) if isinstance(inner, dict) else {}
    return settings


def _text(settings: Mapping[str, object], name: str) -> str | None:
    found = settings.get(name)
    return found if isinstance(found, str) else None


def use_configured_api(url: str) -> None:
    """Let Prefect work with the API the person configured; must come before its first import.

    Raises:
        ServerUnavailable: Nothing answers there.
    """
    quieten()
    if reason := unreachable(url):
        raise ServerUnavailable(
            f"The Prefect API at {url!r} does not answer: {reason}. Start that server, or take "
            f"`PREFECT_API_URL` out of your settings to let `atelier` start one of its own."
        )


def use_local_server(url: str | None) -> None:
    """Let Prefect work with the local server, or with none; must come before its first import."""
    quieten()
    for name in _OF_ANOTHER_SERVER:
        os.environ.pop(name, None)
    if url is None:
        os.environ.pop("PREFECT_API_URL", None)
    with contextlib.suppress(OSError):  # whoever writes there later says what is wrong
        # Prefect makes its own folder, but not the one around it.
        home_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ.update(local_server().environment(url))
    for name in ("no_proxy", "NO_PROXY"):
        others = os.environ.get(name, "")
        os.environ[name] = f"{others},127.0.0.1" if others else "127.0.0.1"


def use_any_api(say: Console) -> None:
    """Let Prefect find kept results: through the configured API if it answers, else on this disk."""
    configured = configured_api()
    if configured and (reason := unreachable(configured)):
        say.print(
            f"The Prefect API at {configured!r} does not answer ({reason}); results kept on this "
            f"disk are looked at instead.",
            markup=False,
            soft_wrap=True,
        )
        os.environ["PREFECT_API_URL"] = ""
        quieten()
    elif configured:
        quieten()
    else:
        use_local_server(None)


def quieten() -> None:
    """Keep Prefect's own lines off the terminal; must come before its first import."""
    # The terminal shows our own progress; the run's log is in the dashboard.
    if as_json := log_settings():
        os.environ.update(as_json)
    else:
        os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    os.environ.setdefault("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")


def unreachable(url: str) -> str:
    """Return why nothing can be reached at the address; empty when something answers there."""
    try:
        with urllib.request.urlopen(f"{url.rstrip('/')}/health", timeout=5):  # noqa: S310 # the address the person set
            return ""
    except urllib.error.HTTPError:  # it wants to know who asks; Prefect will tell it
        return ""
    except urllib.error.URLError as error:
        reason = error.reason
        return str(getattr(reason, "strerror", None) or reason).rstrip(".").lower()
    except TimeoutError:
        return "nothing came back within 5 s"
    except (OSError, ValueError) as error:
        return str(error).rstrip(".")
