"""Find the engine somebody named."""

import os
from collections.abc import Sequence

from prefect.blocks.core import Block
from prefect.exceptions import ObjectNotFound
from pydantic import SecretStr

from blocks.engine import Engine, OfflineEngine
from blocks.language_model import LanguageModel
from domain.model.errors import ModelMisconfigured
from domain.model.prices import price

CLAUDE, OPENAI_COMPATIBLE = "claude", "openai-compatible"
DEFAULT = "default"
"""Name of the block document that is used when only a type is named."""
_NAMES = (
    "Write `offline`, `claude`, `openai-compatible`, or `<type>/<name>` of one on the Blocks page."
)


async def engine_named(slug: str, *, model: str | None = None, sample: int = 0) -> Engine:
    """Return an engine, which takes the answers of another model or other answers if that is said.

    Args:
        slug: `offline`; `claude` or `openai-compatible` for the block document of that type called
            `default`, or what the environment says; or `<type>/<name>` of an engine or a language
            model on the Blocks page. With `claude`, a model of one's own stands behind it if there is
            one.
        model: Model the engine asks for, whatever the table of models says; None to keep to it.
        sample: Which of several answers to the same questions is taken.

    Raises:
        ModelMisconfigured: There is no such document, or it is no engine, or nothing says how to
            reach it, or nobody knows what the model costs, or the engine asks no model.
    """
    found = await _engine_named(slug)
    return _turned(found, slug, model, sample) if model or sample else found


async def name_of(signature: str, *, among: Sequence[str]) -> str | None:
    """Return which of these names is that of the engine with this signature; None for none of them."""
    for slug in among:
        try:
            found = await engine_named(slug)
        except ModelMisconfigured:
            continue
        if found.signature == signature:
            return slug
    return None


def _turned(engine: Engine, slug: str, model: str | None, sample: int) -> Engine:
    from blocks.written_engine import WrittenEngine

    if not isinstance(engine, WrittenEngine):
        raise ModelMisconfigured(
            model=model or slug,
            reason=f"the engine `{slug}` asks no model",
            remedy="Take `claude`, `openai-compatible` or a model of the Blocks page as the engine.",
        )
    if model and engine.models[0].charges is None:
        try:
            price(model)
        except LookupError as error:
            reason, _, remedy = str(error).partition(". ")
            raise ModelMisconfigured(model=model, reason=_small(reason), remedy=remedy) from None
    return engine.model_copy(update={"model": model, "sample": sample})


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


async def _engine_named(slug: str) -> Engine:
    if slug == "offline":
        return OfflineEngine()
    if not slug.startswith(f"{OfflineEngine.get_block_type_slug()}/"):
        _register()  # 0.5 s of SDK and HTTP client
    if slug == CLAUDE:
        own = await _own_model()
        return _written([await _claude(), *([own] if own else [])])
    if slug == OPENAI_COMPATIBLE:
        own = await _own_model()
        if own is None:
            raise ModelMisconfigured(
                model=OPENAI_COMPATIBLE,
                reason="nothing says where it is",
                remedy="Make the block `openai-compatible/default`, or set ATELIER_MODEL_URL and "
                "ATELIER_MODEL_NAME.",
            )
        return _written([own])
    block = await _block(slug)
    if isinstance(block, LanguageModel):
        return _written([block])
    if not isinstance(block, Engine):
        raise ModelMisconfigured(
            model=slug, reason=f"it is a {type(block).__name__}, not an engine", remedy=_NAMES
        )
    return block


async def _block(slug: str) -> Block:
    type_slug, _, name = slug.partition("/")
    if not (type_slug and name) or "/" in name:
        raise ModelMisconfigured(model=slug, reason="it names no engine", remedy=_NAMES)
    try:
        return await Block.aload(slug)
    except ValueError as error:
        if not isinstance(error.__cause__, ObjectNotFound):
            raise
    raise ModelMisconfigured(model=slug, reason="there is no such block", remedy=_NAMES)


def _register() -> None:
    """Let Prefect know the types of block documents; it knows those whose module was imported."""
    from blocks import claude, openai_compatible  # noqa: F401 # pyright: ignore[reportUnusedImport] # Prefect knows them from then on


def _written(models: list[LanguageModel]) -> Engine:
    from blocks.written_engine import WrittenEngine  # 0.4 s of SQLAlchemy

    return WrittenEngine(models=models)


async def _claude() -> LanguageModel:
    from blocks.claude import Claude

    if kept := await _document(CLAUDE):
        return kept
    if key := os.environ.get("ANTHROPIC_API_KEY"):
        return Claude(api_key=SecretStr(key), base_url=os.environ.get("ANTHROPIC_BASE_URL"))
    raise ModelMisconfigured(
        model=CLAUDE,
        reason="there is no key",
        remedy="Make the block `claude/default` in the dashboard, or set ANTHROPIC_API_KEY.",
    )


async def _own_model() -> LanguageModel | None:
    from blocks.openai_compatible import OpenAiCompatible

    if kept := await _document(OPENAI_COMPATIBLE):
        return kept
    url, name = os.environ.get("ATELIER_MODEL_URL"), os.environ.get("ATELIER_MODEL_NAME")
    if not (url and name):
        return None
    key = os.environ.get("ATELIER_MODEL_API_KEY")
    return OpenAiCompatible(base_url=url, model=name, api_key=SecretStr(key) if key else None)


async def _document(type_slug: str) -> LanguageModel | None:
    try:
        block = await Block.aload(f"{type_slug}/{DEFAULT}")
    except ValueError:
        return None
    return block if isinstance(block, LanguageModel) else None
