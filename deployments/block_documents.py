"""Put on the Blocks page what people fill in there, and what this machine's settings say already."""

import os
from collections.abc import Iterator

from prefect.blocks.core import Block
from prefect.client.orchestration import PrefectClient
from pydantic import SecretStr

from blocks.claude import Claude
from blocks.engine import OfflineEngine
from blocks.engines import DEFAULT
from blocks.mail import Mail
from blocks.openai_compatible import OpenAiCompatible
from blocks.result_store import PostgresResults

RESULTS = "atelier"
"""Name of the block of results that other machines name in `PREFECT_DEFAULT_RESULT_STORAGE_BLOCK`."""

WORDS = "types of engines, models and results"
"""What is said of them while things come up."""

_TYPES: tuple[type[Block], ...] = (Claude, OpenAiCompatible, OfflineEngine, PostgresResults, Mail)


async def ensure_blocks(client: PrefectClient, *, renew: bool) -> list[str]:
    """Register the types, and make the documents that are not there; return what was made.

    A document that is there is left alone: it is the operator's.

    Args:
        client: The server.
        renew: Register types again that it knows, as their fields may have changed.
    """
    changes: list[str] = []
    known = {one.slug for one in await client.read_block_types()}
    for block_type in _TYPES:
        slug = block_type.get_block_type_slug()
        if renew or slug not in known:
            await block_type.aregister_type_and_schema(client=client)
        if slug not in known:
            changes.append(f"block type {slug} made")
    found = {
        (one.block_type.slug, one.name)
        for one in await client.read_block_documents()
        if one.block_type
    }
    for name, block in _documents():
        slug = block.get_block_type_slug()
        if (slug, name) not in found:
            await block.asave(name, client=client)
            changes.append(f"block {slug}/{name} made")
    return changes


def _documents() -> Iterator[tuple[str, Block]]:
    """Yield what the settings of this machine say, each document with its name."""
    yield RESULTS, PostgresResults()
    if key := os.environ.get("ANTHROPIC_API_KEY"):
        address = os.environ.get("ANTHROPIC_BASE_URL")
        yield DEFAULT, Claude(api_key=SecretStr(key), base_url=address)
    url, name = os.environ.get("ATELIER_MODEL_URL"), os.environ.get("ATELIER_MODEL_NAME")
    if url and name:
        key = os.environ.get("ATELIER_MODEL_API_KEY")
        yield (
            DEFAULT,
            OpenAiCompatible(base_url=url, model=name, api_key=SecretStr(key) if key else None),
        )
