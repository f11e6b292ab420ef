"""Words that claim something a firm must be able to prove, in three languages."""

from domain.grading.content.claim_word import ClaimWord
from domain.grading.content.credentials import CREDENTIALS
from domain.grading.content.praise import PRAISE
from domain.grading.content.promises import PROMISES

CLAIM_WORDS: tuple[ClaimWord, ...] = (*CREDENTIALS, *PROMISES, *PRAISE)
"""Every family. `moderate` ones are soft praise; the others state something that can be false."""
