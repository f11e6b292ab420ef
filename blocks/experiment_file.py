"""Read the file of an experiment; imports no Prefect, so that a bad one is refused at once."""

from pathlib import Path

import yaml
from pydantic import ValidationError

from domain.errors import BriefInvalid
from domain.experiment import Experiment

_REMEDY = "Write `name`, `briefs`, and two or more `arms`; the command's help shows one."


def read_experiment(path: Path) -> Experiment:
    """Return the experiment of a YAML file, its briefs and prompts as paths from the root.

    Raises:
        BriefInvalid: It cannot be read, makes no sense, or names a file that is not there.
    """
    try:
        said: object = yaml.safe_load(path.read_text(encoding="utf-8"))
        experiment = Experiment.model_validate(said)
    except OSError as error:
        problem = f"It cannot be read: {error.strerror}."
        raise BriefInvalid(source=str(path), problem=problem, remedy=_REMEDY) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise BriefInvalid(source=str(path), problem="It is no YAML.", remedy=_REMEDY) from error
    except ValidationError as error:
        raise BriefInvalid(source=str(path), problem=_first(error), remedy=_REMEDY) from error
    arms = {
        name: arm.model_copy(
            update={"prompts": {who: _file(path, file) for who, file in arm.prompts.items()}}
        )
        for name, arm in experiment.arms.items()
    }
    briefs = tuple(_file(path, brief) for brief in experiment.briefs)
    return experiment.model_copy(update={"briefs": briefs, "arms": arms})


def _file(path: Path, named: str) -> str:
    found = path.parent / named
    if not found.is_file():
        problem = f"There is no file {named!r} beside it."
        raise BriefInvalid(source=str(path), problem=problem, remedy="Mend its path.")
    return str(found.absolute())


def _first(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "the file"
    return f"At `{place}`: {first['msg'].removeprefix('Value error, ')}."
