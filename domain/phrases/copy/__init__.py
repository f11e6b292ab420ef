"""Words agents of discovery and content build sentences from; none of them claims anything."""

from domain.facts import Language
from domain.phrases.copy.actions import ACTIONS
from domain.phrases.copy.answers import ANSWERS
from domain.phrases.copy.headlines import HEADLINES
from domain.phrases.copy.results import RESULTS

COPY: dict[str, dict[Language, str]] = {**HEADLINES, **ANSWERS, **RESULTS, **ACTIONS}
