import asyncio

import pytest

from blocks.engines import engine_named
from domain.model.errors import ModelMisconfigured


@pytest.mark.parametrize("name", ["gpt", "", "/x", "x/", "a/b/c"])
def test_what_names_no_engine_is_refused_with_what_does(name: str) -> None:
    with pytest.raises(ModelMisconfigured) as refused:
        asyncio.run(engine_named(name))
    assert str(refused.value) == (
        f"The model {name} cannot be used: it names no engine. Write `offline`, `claude`, "
        f"`openai-compatible`, or `<type>/<name>` of one on the Blocks page."
    )
