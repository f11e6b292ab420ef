"""A fresh install can bring a fastapi with which Prefect's server does not even import."""

import subprocess
import sys
from pathlib import Path


def test_the_server_app_of_prefect_can_be_made(tmp_path: Path) -> None:
    program = (
        "from prefect.server.api.server import create_app; app = create_app(); "
        "print(sorted(r.path for r in app.routes if r.path.startswith('/api')))"
    )
    environment = {"PREFECT_HOME": str(tmp_path), "HOME": str(tmp_path), "DO_NOT_TRACK": "1"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "['/api']"
