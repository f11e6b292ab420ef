"""What can be told of a site's words: truth, clarity, care."""

from domain.grading.audit import Audit
from domain.grading.content.anonymous_praise import anonymous_praise
from domain.grading.content.consistent_contact import consistent_contact
from domain.grading.content.consistent_hours import consistent_hours
from domain.grading.content.consistent_name import consistent_name
from domain.grading.content.consistent_prices import consistent_prices
from domain.grading.content.contact_data import contact_data
from domain.grading.content.contradicted_exclusion import contradicted_exclusion
from domain.grading.content.contradicting_years import contradicting_years
from domain.grading.content.copyright_years import copyright_years
from domain.grading.content.cut_off_sentence import cut_off_sentence
from domain.grading.content.dialling_codes import dialling_codes
from domain.grading.content.doubled_words import doubled_words
from domain.grading.content.duplicate_pages import duplicate_pages
from domain.grading.content.emoji import emoji
from domain.grading.content.empty_section import empty_section
from domain.grading.content.exclamations import exclamations
from domain.grading.content.form_of_address import form_of_address
from domain.grading.content.grammar import grammar
from domain.grading.content.health_promise import health_promise
from domain.grading.content.hedging import hedging
from domain.grading.content.hidden_text import hidden_text
from domain.grading.content.hype import hype
from domain.grading.content.impossible_dates import impossible_dates
from domain.grading.content.keyword_stuffing import keyword_stuffing
from domain.grading.content.legal_pages import legal_pages
from domain.grading.content.long_paragraphs import long_paragraphs
from domain.grading.content.long_sentences import long_sentences
from domain.grading.content.measured import INSTRUMENTS, NOT_PROOFREAD
from domain.grading.content.misspellings import misspellings
from domain.grading.content.mixed_language import mixed_language
from domain.grading.content.mixed_spelling import mixed_spelling
from domain.grading.content.mojibake import mojibake
from domain.grading.content.number_formats import number_formats
from domain.grading.content.placeholder_text import placeholder_text
from domain.grading.content.pressure import pressure
from domain.grading.content.punctuation import punctuation
from domain.grading.content.quotes_and_dashes import quotes_and_dashes
from domain.grading.content.readability import readability
from domain.grading.content.repetition import repetition
from domain.grading.content.rude_words import rude_words
from domain.grading.content.shouting import shouting
from domain.grading.content.shown_addresses import shown_addresses
from domain.grading.content.thin_content import thin_content
from domain.grading.content.tracking_consent import tracking_consent
from domain.grading.content.unproven_claim import unproven_claim
from domain.grading.content.unsupported import needs_facts
from domain.grading.content.unsupported_claim import unsupported_claim
from domain.grading.content.unsupported_contact import unsupported_contact
from domain.grading.content.unsupported_hours import unsupported_hours
from domain.grading.content.unsupported_name import unsupported_name
from domain.grading.content.unsupported_number import unsupported_number
from domain.grading.content.unsupported_place import unsupported_place
from domain.grading.content.unsupported_price import unsupported_price
from domain.grading.content.unsupported_review import unsupported_review
from domain.grading.content.unsupported_role import unsupported_role
from domain.grading.content.unsupported_service import unsupported_service
from domain.grading.content.untranslated_interface import untranslated_interface
from domain.grading.content.voice_words import needs_voice, voice_words
from domain.grading.content.wrong_counts import wrong_counts
from domain.grading.content.wrong_sums import wrong_sums
from domain.grading.grade import Grade
from domain.grading.instruments import grade_all
from domain.grading.view import SiteView

_COPY = "service_description"

# One row per audit, to be read as a table.
# fmt: off
CONTENT_AUDITS: tuple[Audit, ...] = (
    Audit(rule="unsupported-contact", page=unsupported_contact, weight=5, severity="critical", owner="local_seo", needs=needs_facts),
    Audit(rule="unsupported-price", page=unsupported_price, weight=5, severity="critical", owner=_COPY, needs=needs_facts),
    Audit(rule="unsupported-hours", page=unsupported_hours, weight=5, severity="critical", owner="local_seo", needs=needs_facts),
    Audit(rule="unsupported-number", page=unsupported_number, weight=4, severity="serious", owner=_COPY, needs=needs_facts),
    Audit(rule="unsupported-name", page=unsupported_name, weight=4, severity="critical", owner="about_page", needs=needs_facts),
    Audit(rule="unsupported-place", page=unsupported_place, weight=4, severity="serious", owner="local_seo", needs=needs_facts),
    Audit(rule="unsupported-claim", page=unsupported_claim, weight=4, severity="serious", owner=_COPY, needs=needs_facts),
    Audit(rule="unsupported-review", page=unsupported_review, weight=5, severity="critical", owner="testimonial", needs=needs_facts),
    Audit(rule="unsupported-service", page=unsupported_service, weight=4, severity="serious", owner=_COPY, needs=needs_facts),
    Audit(rule="contradicted-exclusion", page=contradicted_exclusion, weight=5, severity="critical", owner=_COPY, needs=needs_facts),
    Audit(rule="placeholder-text", page=placeholder_text, weight=4, severity="serious", owner=_COPY ),
    Audit(rule="mojibake", page=mojibake, weight=3, severity="serious", owner="component_code"),
    Audit(rule="hidden-text", page=hidden_text, weight=3, severity="serious", owner="styling"),
    Audit(rule="keyword-stuffing", page=keyword_stuffing, weight=2, severity="serious", owner="seo_strategy"),
    Audit(rule="mixed-language", page=mixed_language, weight=2, severity="moderate", owner=_COPY),
    Audit(rule="untranslated-interface", page=untranslated_interface, weight=1.5, severity="moderate", owner="component_code"),
    Audit(rule="consistent-contact", site=consistent_contact, weight=3, severity="serious", owner="local_seo"),
    Audit(rule="consistent-hours", site=consistent_hours, weight=2, severity="serious", owner="local_seo"),
    Audit(rule="contact-data", page=contact_data, weight=2, severity="moderate", owner="local_seo"),
    Audit(rule="duplicate-pages", site=duplicate_pages, weight=2, severity="moderate", owner=_COPY),
    Audit(rule="repetition", page=repetition, weight=1, severity="moderate", owner=_COPY),
    Audit(rule="thin-content", page=thin_content, weight=1, severity="moderate", owner="layout_architecture"),
    Audit(rule="empty-section", page=empty_section, weight=1, severity="moderate", owner="layout_architecture"),
    Audit(rule="form-of-address", site=form_of_address, weight=1.5, severity="moderate", owner="brand_identity"),
    Audit(rule="voice-words", page=voice_words, weight=1, severity="moderate", owner=_COPY, needs=needs_voice),
    Audit(rule="hype", page=hype, weight=1, severity="minor", owner=_COPY),
    Audit(rule="readability", page=readability, weight=1, severity="minor", owner=_COPY),
    Audit(rule="long-sentences", page=long_sentences, weight=1, severity="minor", owner=_COPY),
    Audit(rule="exclamations", page=exclamations, weight=0.5, severity="minor", owner=_COPY),
    Audit(rule="shouting", page=shouting, weight=0.5, severity="minor", owner=_COPY),
    Audit(rule="doubled-words", page=doubled_words, weight=1, severity="moderate", owner=_COPY),
    Audit(rule="punctuation", page=punctuation, weight=0.5, severity="minor", owner=_COPY),
    Audit(rule="quotes-and-dashes", page=quotes_and_dashes, weight=0.5, severity="minor", owner=_COPY ),
    Audit(rule="impossible-dates", page=impossible_dates, weight=2, severity="moderate", owner=_COPY),
    Audit(rule="wrong-sums", page=wrong_sums, weight=2, severity="moderate", owner=_COPY),
    Audit(rule="consistent-name", site=consistent_name, weight=2, severity="moderate", owner="brand_identity"),
    Audit(rule="consistent-prices", site=consistent_prices, weight=3, severity="serious", owner=_COPY),
    Audit(rule="contradicting-years", site=contradicting_years, weight=2, severity="moderate", owner="about_page"),
    Audit(rule="health-promise", page=health_promise, weight=3, severity="serious", owner=_COPY),
    Audit(rule="unproven-claim", page=unproven_claim, weight=1, severity="minor", owner=_COPY),
    Audit(rule="anonymous-praise", page=anonymous_praise, weight=2, severity="moderate", owner="testimonial"),
    Audit(rule="pressure", page=pressure, weight=1, severity="minor", owner="call_to_action"),
    Audit(rule="legal-pages", site=legal_pages, weight=2, severity="moderate", owner="legal_compliance"),
    Audit(rule="misspellings", page=misspellings, weight=2, severity="moderate", owner=_COPY),
    Audit(rule="grammar", page=grammar, weight=1.5, severity="moderate", owner=_COPY),
    Audit(rule="cut-off-sentence", page=cut_off_sentence, weight=2, severity="moderate", owner=_COPY),
    Audit(rule="rude-words", page=rude_words, weight=2, severity="serious", owner=_COPY),
    Audit(rule="mixed-spelling", page=mixed_spelling, weight=0.5, severity="minor", owner=_COPY),
    Audit(rule="hedging", page=hedging, weight=0.5, severity="minor", owner=_COPY),
    Audit(rule="long-paragraphs", page=long_paragraphs, weight=0.5, severity="minor", owner=_COPY),
    Audit(rule="shown-addresses", page=shown_addresses, weight=0.5, severity="minor", owner=_COPY),
    Audit(rule="emoji", page=emoji, weight=0.5, severity="minor", owner=_COPY),
    Audit(rule="unsupported-role", page=unsupported_role, weight=3, severity="serious", owner="about_page", needs=needs_facts),
    Audit(rule="copyright-years", site=copyright_years, weight=0.5, severity="moderate", owner="component_code"),
    Audit(rule="number-formats", page=number_formats, weight=1, severity="moderate", owner=_COPY),
    Audit(rule="dialling-codes", site=dialling_codes, weight=3, severity="serious", owner="local_seo"),
    Audit(rule="tracking-consent", site=tracking_consent, weight=3, severity="serious", owner="integration"),
    Audit(rule="wrong-counts", page=wrong_counts, weight=1, severity="moderate", owner=_COPY),
)
# fmt: on
"""Every audit; weights are unitless. Those that need the client's facts stand first."""


def grade_content(view: SiteView, *, target: float) -> Grade:
    """Grade the words of a site, against the client's facts where they are known."""
    return grade_all(
        "content",
        CONTENT_AUDITS,
        view,
        target=target,
        instruments=INSTRUMENTS,
        unread=() if view.context.proofread else NOT_PROOFREAD,
    )
