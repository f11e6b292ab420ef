"""The engine in which models write, behind a gateway a test has set up."""

from blocks.language_model import LanguageModel
from blocks.model_gateway import Gateway
from blocks.written_engine import WrittenEngine


class GatedEngine(WrittenEngine):
    """Asks through a gateway it was given, and opens none of its own."""

    _block_type_name = "Gated engine"
    _block_type_slug = "gated-engine"

    @classmethod
    def behind(cls, gateway: Gateway, model: LanguageModel, *, sample: int = 0) -> "GatedEngine":
        engine = cls(models=[model], sample=sample)
        engine._gateway = gateway
        return engine
