"""Who may judge what an engine writes: nobody of the writer's own line, another vendor first."""

from blocks.engine import OfflineEngine
from blocks.language_model import LanguageModel
from blocks.written_engine import WrittenEngine
from domain.model.completion import Completion
from domain.model.request import Effort, ModelRequest


class Service(LanguageModel):
    """Has a name, and at most one model."""

    _block_type_name = "Service"
    _block_type_slug = "service"

    name: str
    only: str | None = None

    @property
    def provider(self) -> str:
        return self.name

    @property
    def serves(self) -> str | None:
        return self.only

    async def complete(
        self, request: ModelRequest, *, model: str, effort: Effort, max_tokens: int
    ) -> Completion:
        raise AssertionError("Who may judge is known without asking anybody.")


CLAUDE, OWN = Service(name="claude"), Service(name="10.0.0.7", only="qwen3-32b")


def jurors(*models: LanguageModel, model: str | None = None) -> list[tuple[str, str]]:
    engine = WrittenEngine(models=list(models), model=model)
    return [(one.provider, one.model) for one in engine.jurors(lambda key, answered: None)]


def test_another_vendor_judges_first_and_then_another_line_of_the_writers() -> None:
    assert jurors(CLAUDE, OWN) == [("10.0.0.7", "qwen3-32b"), ("claude", "claude-opus-5-5")]


def test_a_model_that_stands_alone_does_not_judge_itself() -> None:
    assert jurors(OWN) == []
    assert jurors(CLAUDE) == [("claude", "claude-opus-5-5")]


def test_a_writer_of_the_judges_line_is_not_judged_by_it() -> None:
    assert jurors(CLAUDE, model="claude-opus-6") == []


def test_where_no_model_writes_none_judges() -> None:
    assert OfflineEngine().jurors(lambda key, answered: None) == ()
