from pathlib import Path

import pytest

from blocks.experiment_file import read_experiment
from domain.errors import BriefInvalid

FILE = """\
name: words
briefs: [rye.md]
arms:
  rules: {}
  words:
    engine: claude
    prompts: {hero_copy: hero.xml}
    drafts: [faq]
"""
REMEDY = "Write `name`, `briefs`, and two or more `arms`; the command's help shows one."


def written(folder: Path, text: str) -> Path:
    for name in ("rye.md", "hero.xml"):
        (folder / name).write_text("x")
    path = folder / "try.yaml"
    path.write_text(text)
    return path


def test_its_files_lie_beside_it(tmp_path: Path) -> None:
    found = read_experiment(written(tmp_path, FILE))
    assert found.briefs == (str(tmp_path / "rye.md"),)
    assert found.arms["words"].prompts == {"hero_copy": str(tmp_path / "hero.xml")}
    assert found.arms["words"].drafts == ("faq",)
    assert found.arms["rules"].engine == "offline"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("arms: [", f"It is no YAML. {REMEDY}"),
        (FILE.replace("name: words\n", ""), f"At `name`: Field required. {REMEDY}"),
        (
            FILE.replace("engine: claude", "motor: claude"),
            f"At `arms.words.motor`: Extra inputs are not permitted. {REMEDY}",
        ),
        (
            FILE.replace("[rye.md]", "[rye.md, rye.md]"),
            f"At `the file`: the brief 'rye.md' is named twice; a brief counts once. {REMEDY}",
        ),
        (
            FILE.replace("[rye.md]", "[oat.md]"),
            "There is no file 'oat.md' beside it. Mend its path.",
        ),
    ],
)
def test_what_is_wrong_with_it_is_one_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(BriefInvalid) as refused:
        read_experiment(path)
    assert str(refused.value) == f"{path}: {sentence}"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BriefInvalid) as refused:
        read_experiment(tmp_path / "none.yaml")
    assert str(refused.value) == (
        f"{tmp_path / 'none.yaml'}: It cannot be read: No such file or directory. {REMEDY}"
    )
