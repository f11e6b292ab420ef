"""Words agents of discovery and content build sentences from; none of them claims anything."""

from domain.facts import Language

COPY: dict[str, dict[Language, str]] = {}
