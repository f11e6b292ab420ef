import base64
import stat
from pathlib import Path

import pytest

from blocks.home import Home
from blocks.signing_key import SigningKey


def test_a_signature_holds_for_its_message_alone(tmp_path: Path) -> None:
    key = SigningKey(home=Home(folder=tmp_path))
    signature = key.sign(b"site")
    assert SigningKey.covers(signature, b"site")
    assert not SigningKey.covers(signature, b"sitf")
    assert key.is_mine(signature)


@pytest.mark.parametrize("spoiled", ["", "!", base64.b64encode(b"x" * 64).decode()])
def test_a_spoiled_signature_or_key_covers_nothing(tmp_path: Path, spoiled: str) -> None:
    signature = SigningKey(home=Home(folder=tmp_path)).sign(b"site")
    for name in ("signature", "public_key"):
        bad = signature.model_copy(update={name: spoiled})
        assert not SigningKey.covers(bad, b"site")


def test_the_signature_of_another_home_is_not_mine(tmp_path: Path) -> None:
    mine, other = (SigningKey(home=Home(folder=tmp_path / name)) for name in ("a", "b"))
    signature = other.sign(b"site")
    assert SigningKey.covers(signature, b"site")
    assert not mine.is_mine(signature)


def test_the_key_stays_the_same_and_is_nobody_elses_to_read(tmp_path: Path) -> None:
    home = Home(folder=tmp_path)
    assert SigningKey(home=home).is_mine(SigningKey(home=home).sign(b"site"))
    (file,) = (tmp_path / "keys").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
