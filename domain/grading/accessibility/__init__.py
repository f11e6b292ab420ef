"""What can be told of accessibility from the bytes of a site, without a browser."""

from domain.grading.accessibility.accesskey import accesskey
from domain.grading.accessibility.alt_wording import alt_wording
from domain.grading.accessibility.aria_allowed import aria_allowed
from domain.grading.accessibility.aria_attribute import aria_attribute
from domain.grading.accessibility.aria_hidden_focus import aria_hidden_focus
from domain.grading.accessibility.aria_parent import aria_parent
from domain.grading.accessibility.aria_prohibited import aria_prohibited
from domain.grading.accessibility.aria_redundant import aria_redundant
from domain.grading.accessibility.aria_reference import aria_reference
from domain.grading.accessibility.aria_role import aria_role
from domain.grading.accessibility.auto_advance import auto_advance
from domain.grading.accessibility.autocomplete_missing import autocomplete_missing
from domain.grading.accessibility.autocomplete_valid import autocomplete_valid
from domain.grading.accessibility.autofocus import autofocus
from domain.grading.accessibility.autoplay import autoplay
from domain.grading.accessibility.button_name import button_name
from domain.grading.accessibility.captions import captions
from domain.grading.accessibility.character_keys import character_keys
from domain.grading.accessibility.choice_group import choice_group
from domain.grading.accessibility.clipped_text import clipped_text
from domain.grading.accessibility.content_in_landmarks import content_in_landmarks
from domain.grading.accessibility.contrast import contrast
from domain.grading.accessibility.definition_list import definition_list
from domain.grading.accessibility.details_summary import details_summary
from domain.grading.accessibility.duplicate_id import duplicate_id
from domain.grading.accessibility.fake_heading import fake_heading
from domain.grading.accessibility.fake_list import fake_list
from domain.grading.accessibility.field_label import field_label
from domain.grading.accessibility.focus_outline import focus_outline
from domain.grading.accessibility.focus_visible import focus_visible
from domain.grading.accessibility.frame_title import frame_title
from domain.grading.accessibility.generated_text import generated_text
from domain.grading.accessibility.gradient_contrast import gradient_contrast
from domain.grading.accessibility.graphic_name import graphic_name
from domain.grading.accessibility.heading_empty import heading_empty
from domain.grading.accessibility.heading_first import heading_first
from domain.grading.accessibility.heading_order import heading_order
from domain.grading.accessibility.hidden_main import hidden_main
from domain.grading.accessibility.hover_only import hover_only
from domain.grading.accessibility.image_alt import image_alt
from domain.grading.accessibility.justified_text import justified_text
from domain.grading.accessibility.keyboard_handler import keyboard_handler
from domain.grading.accessibility.keyboard_trap import keyboard_trap
from domain.grading.accessibility.label_in_name import label_in_name
from domain.grading.accessibility.label_target import label_target
from domain.grading.accessibility.landmark_labels import landmark_labels
from domain.grading.accessibility.landmark_main import landmark_main
from domain.grading.accessibility.language_match import language_match
from domain.grading.accessibility.line_height import line_height
from domain.grading.accessibility.link_colour_only import link_colour_only
from domain.grading.accessibility.link_name import link_name
from domain.grading.accessibility.link_purpose import link_purpose
from domain.grading.accessibility.list_markup import list_markup
from domain.grading.accessibility.measured import INSTRUMENTS
from domain.grading.accessibility.meta_refresh import meta_refresh
from domain.grading.accessibility.motion import motion
from domain.grading.accessibility.moving_text import moving_text
from domain.grading.accessibility.new_window import new_window
from domain.grading.accessibility.orientation_lock import orientation_lock
from domain.grading.accessibility.page_language import page_language
from domain.grading.accessibility.page_title import page_title
from domain.grading.accessibility.palette_contrast import palette_contrast
from domain.grading.accessibility.part_language import part_language
from domain.grading.accessibility.paste_blocked import paste_blocked
from domain.grading.accessibility.placeholder_contrast import placeholder_contrast
from domain.grading.accessibility.presentation_focus import presentation_focus
from domain.grading.accessibility.reflow import reflow
from domain.grading.accessibility.required_fields import required_fields
from domain.grading.accessibility.sensory_words import sensory_words
from domain.grading.accessibility.set_capitals import set_capitals
from domain.grading.accessibility.skip_link import skip_link
from domain.grading.accessibility.small_text import small_text
from domain.grading.accessibility.state_contrast import state_contrast
from domain.grading.accessibility.tabindex import tabindex
from domain.grading.accessibility.table_header_empty import table_header_empty
from domain.grading.accessibility.table_headers import table_headers
from domain.grading.accessibility.table_layout import table_layout
from domain.grading.accessibility.table_references import table_references
from domain.grading.accessibility.target_size import target_size
from domain.grading.accessibility.text_in_image import text_in_image
from domain.grading.accessibility.text_over_picture import text_over_picture
from domain.grading.accessibility.text_resize import text_resize
from domain.grading.accessibility.time_limit import time_limit
from domain.grading.accessibility.toggle_state import toggle_state
from domain.grading.accessibility.transcript import transcript
from domain.grading.accessibility.typed_capitals import typed_capitals
from domain.grading.accessibility.viewport_zoom import viewport_zoom
from domain.grading.accessibility.widget_name import widget_name
from domain.grading.audit import Audit
from domain.grading.grade import Grade, NotChecked
from domain.grading.instruments import grade_all
from domain.grading.view import SiteView


def _needs_palette(site: SiteView) -> str:
    return "" if site.context.palette else "there is no palette of ours to check"


_HTML, _CSS = "component_code", "styling"

# One row per audit, to be read as a table.
# fmt: off
ACCESSIBILITY_AUDITS: tuple[Audit, ...] = (
    Audit(rule="image-alt", page=image_alt, weight=3, severity="serious", owner="image_selection", wcag=("1.1.1",)),
    Audit(rule="alt-wording", page=alt_wording, weight=0.5, severity="minor", owner="image_selection"),
    Audit(rule="graphic-name", page=graphic_name, weight=2, severity="serious", owner=_HTML, wcag=("1.1.1",)),
    Audit(rule="page-language", page=page_language, weight=3, severity="serious", owner="site_scaffold", wcag=("3.1.1", "3.1.2")),
    Audit(rule="language-match", page=language_match, weight=3, severity="serious", owner="site_scaffold", wcag=("3.1.1",)),
    Audit(rule="page-title", page=page_title, weight=3, severity="serious", owner="meta_description", wcag=("2.4.2",)),
    Audit(rule="landmark-main", page=landmark_main, weight=2, severity="moderate", owner=_HTML),
    Audit(rule="landmark-labels", page=landmark_labels, weight=0.5, severity="minor", owner=_HTML),
    Audit(rule="content-in-landmarks", page=content_in_landmarks, weight=0.5, severity="minor", owner=_HTML),
    Audit(rule="heading-order", page=heading_order, weight=1.5, severity="moderate", owner=_HTML),
    Audit(rule="heading-empty", page=heading_empty, weight=1.5, severity="moderate", owner=_HTML),
    Audit(rule="heading-first", page=heading_first, weight=1.5, severity="moderate", owner=_HTML),
    Audit(rule="field-label", page=field_label, weight=4, severity="critical", owner=_HTML, wcag=("1.3.1", "3.3.2", "4.1.2")),
    Audit(rule="label-target", page=label_target, weight=1.5, severity="moderate", owner=_HTML),
    Audit(rule="choice-group", page=choice_group, weight=1, severity="moderate", owner=_HTML),
    Audit(rule="autocomplete-valid", page=autocomplete_valid, weight=1.5, severity="serious", owner="form_endpoint", wcag=("1.3.5",)),
    Audit(rule="autocomplete-missing", page=autocomplete_missing, weight=0.5, severity="minor", owner="form_endpoint"),
    Audit(rule="button-name", page=button_name, weight=4, severity="critical", owner=_HTML, wcag=("4.1.2",)),
    Audit(rule="link-name", page=link_name, weight=3, severity="serious", owner=_HTML, wcag=("2.4.4", "4.1.2")),
    Audit(rule="link-purpose", page=link_purpose, weight=0.5, severity="minor", owner="call_to_action"),
    Audit(rule="label-in-name", page=label_in_name, weight=1, severity="moderate", owner=_HTML),
    Audit(rule="table-headers", page=table_headers, weight=2, severity="serious", owner=_HTML, wcag=("1.3.1",)),
    Audit(rule="table-header-empty", page=table_header_empty, weight=0.5, severity="minor", owner=_HTML),
    Audit(rule="table-layout", page=table_layout, weight=1, severity="moderate", owner=_HTML),
    Audit(rule="list-markup", page=list_markup, weight=2, severity="serious", owner=_HTML, wcag=("1.3.1",)),
    Audit(rule="definition-list", page=definition_list, weight=2, severity="serious", owner=_HTML, wcag=("1.3.1",)),
    Audit(rule="frame-title", page=frame_title, weight=2, severity="serious", owner=_HTML, wcag=("4.1.2",)),
    Audit(rule="aria-role", page=aria_role, weight=2, severity="serious", owner=_HTML, wcag=("4.1.2",) ),
    Audit(rule="aria-attribute", page=aria_attribute, weight=2, severity="serious", owner=_HTML, wcag=("4.1.2",)),
    Audit(rule="aria-reference", page=aria_reference, weight=2, severity="serious", owner=_HTML, wcag=("1.3.1", "4.1.2")),
    Audit(rule="aria-hidden-focus", page=aria_hidden_focus, weight=3, severity="serious", owner=_HTML, wcag=("4.1.2",)),
    Audit(rule="aria-parent", page=aria_parent, weight=2, severity="serious", owner=_HTML, wcag=("1.3.1",)),
    Audit(rule="aria-redundant", page=aria_redundant, weight=0.25, severity="minor", owner=_HTML),
    Audit(rule="hidden-main", page=hidden_main, weight=5, severity="critical", owner=_HTML, wcag=("4.1.2",)),
    Audit(rule="duplicate-id", page=duplicate_id, weight=2, severity="serious", owner=_HTML, wcag=("4.1.2",)),
    Audit(rule="tabindex", page=tabindex, weight=2, severity="serious", owner=_HTML),
    Audit(rule="keyboard-handler", page=keyboard_handler, weight=4, severity="critical", owner=_HTML, wcag=("2.1.1",)),
    Audit(rule="accesskey", page=accesskey, weight=0.5, severity="minor", owner=_HTML),
    Audit(rule="autofocus", page=autofocus, weight=0.5, severity="minor", owner=_HTML),
    Audit(rule="skip-link", page=skip_link, weight=1, severity="serious", owner=_HTML),
    Audit(rule="viewport-zoom", page=viewport_zoom, weight=3, severity="critical", owner="site_scaffold", wcag=("1.4.4",)),
    Audit(rule="meta-refresh", page=meta_refresh, weight=3, severity="critical", owner="site_scaffold", wcag=("2.2.1",)),
    Audit(rule="autoplay", page=autoplay, weight=2, severity="serious", owner=_HTML, wcag=("1.4.2",) ),
    Audit(rule="moving-text", page=moving_text, weight=2, severity="serious", owner=_HTML, wcag=("2.2.2",)),
    Audit(rule="captions", page=captions, weight=2, severity="serious", owner=_HTML, wcag=("1.2.2",) ),
    Audit(rule="transcript", page=transcript, weight=1, severity="moderate", owner=_HTML),
    Audit(rule="contrast", page=contrast, weight=4, severity="serious", owner=_CSS, wcag=("1.4.3",) ),
    Audit(rule="palette-contrast", site=palette_contrast, weight=3, severity="serious", owner="color_palette", wcag=("1.4.3",), needs=_needs_palette),
    Audit(rule="link-colour-only", page=link_colour_only, weight=2, severity="serious", owner=_CSS, wcag=("1.4.1",)),
    Audit(rule="focus-outline", page=focus_outline, weight=3, severity="serious", owner=_CSS, wcag=("2.4.7",)),
    Audit(rule="focus-visible", page=focus_visible, weight=0.5, severity="minor", owner=_CSS, needs=_needs_palette),
    Audit(rule="motion", page=motion, weight=1, severity="moderate", owner="animation"),
    Audit(rule="target-size", page=target_size, weight=1, severity="moderate", owner="responsive_design"),
    Audit(rule="reflow", page=reflow, weight=1, severity="moderate", owner="responsive_design"),
    Audit(rule="orientation-lock", page=orientation_lock, weight=2, severity="serious", owner="responsive_design", wcag=("1.3.4",)),
    Audit(rule="small-text", page=small_text, weight=0.5, severity="minor", owner="typography"),
    Audit(rule="justified-text", page=justified_text, weight=0.5, severity="minor", owner="typography"),
    Audit(rule="typed-capitals", page=typed_capitals, weight=0.5, severity="minor", owner="brand_identity"),
    Audit(rule="widget-name", page=widget_name, weight=2, severity="serious", owner=_HTML, wcag=("4.1.2",)),
    Audit(rule="presentation-focus", page=presentation_focus, weight=1, severity="serious", owner=_HTML, wcag=("4.1.2",)),
    Audit(rule="aria-allowed", page=aria_allowed, weight=1, severity="serious", owner=_HTML, wcag=("4.1.2",)),
    Audit(rule="table-references", page=table_references, weight=1, severity="serious", owner=_HTML, wcag=("1.3.1",)),
    Audit(rule="fake-heading", page=fake_heading, weight=1, severity="moderate", owner=_HTML),
    Audit(rule="fake-list", page=fake_list, weight=1, severity="moderate", owner=_HTML),
    Audit(rule="line-height", page=line_height, weight=0.5, severity="minor", owner="typography"),
    Audit(rule="set-capitals", page=set_capitals, weight=0.5, severity="minor", owner="typography"),
    Audit(rule="new-window", page=new_window, weight=0.25, severity="minor", owner=_HTML),
    Audit(rule="sensory-words", page=sensory_words, weight=1, severity="moderate", owner="call_to_action"),
    Audit(rule="hover-only", page=hover_only, weight=2, severity="serious", owner=_CSS, wcag=("2.1.1",)),
    Audit(rule="text-in-image", page=text_in_image, weight=2, severity="serious", owner="image_selection", wcag=("1.1.1",)),
    Audit(rule="keyboard-trap", site=keyboard_trap, weight=4, severity="critical", owner=_HTML, wcag=("2.1.2",)),
    Audit(rule="required-fields", page=required_fields, weight=1, severity="moderate", owner="form_endpoint"),
    Audit(rule="placeholder-contrast", page=placeholder_contrast, weight=1, severity="moderate", owner=_CSS),
    Audit(rule="toggle-state", page=toggle_state, weight=1, severity="moderate", owner=_HTML),
    Audit(rule="aria-prohibited", page=aria_prohibited, weight=0.5, severity="moderate", owner=_HTML),
    Audit(rule="details-summary", page=details_summary, weight=1, severity="moderate", owner=_HTML),
    Audit(rule="text-resize", page=text_resize, weight=2, severity="serious", owner="typography", wcag=("1.4.4",)),
    Audit(rule="generated-text", page=generated_text, weight=1, severity="moderate", owner=_CSS),
    Audit(rule="clipped-text", page=clipped_text, weight=0.5, severity="minor", owner=_CSS),
    Audit(rule="part-language", page=part_language, weight=1, severity="moderate", owner=_HTML, wcag=("3.1.2",)),
    Audit(rule="paste-blocked", page=paste_blocked, weight=1, severity="moderate", owner="form_endpoint"),
    Audit(rule="auto-advance", site=auto_advance, weight=2, severity="serious", owner=_HTML, wcag=("2.2.2",)),
    Audit(rule="time-limit", site=time_limit, weight=2, severity="serious", owner=_HTML, wcag=("2.2.1",)),
    Audit(rule="character-keys", site=character_keys, weight=1, severity="moderate", owner=_HTML),
    Audit(rule="state-contrast", page=state_contrast, weight=2, severity="serious", owner=_CSS, wcag=("1.4.3",)),
    Audit(rule="gradient-contrast", page=gradient_contrast, weight=1, severity="serious", owner=_CSS, wcag=("1.4.3",)),
    Audit(rule="text-over-picture", page=text_over_picture, weight=1, severity="moderate", owner=_CSS),
)
# fmt: on
"""Every audit; weights are unitless, and a violation of WCAG (`wcag`) fails the gate by itself."""

NOT_MEASURED: tuple[NotChecked, ...] = (
    NotChecked(
        subject="order of focus", reason="needs a browser: 2.4.3 follows layout and scripts"
    ),
    NotChecked(subject="keyboard traps", reason="needs a browser: 2.1.2 shows only in use"),
    NotChecked(
        subject="visible focus as drawn",
        reason="needs a browser: 2.4.7 and 2.4.11 are seen, not read",
    ),
    NotChecked(
        subject="contrast on pictures, gradients and in hover or focus",
        reason="needs a browser: 1.4.3 and 1.4.11 as painted",
    ),
    NotChecked(
        subject="reflow at 320 px and text at 200 %",
        reason="needs a browser: 1.4.4, 1.4.10 and 1.4.12 as laid out",
    ),
    NotChecked(
        subject="size of targets as laid out", reason="needs a browser: 2.5.8 depends on layout"
    ),
    NotChecked(
        subject="quality of alternative texts",
        reason="needs a person: 1.1.1 asks for the same meaning",
    ),
    NotChecked(
        subject="quality of captions and transcripts", reason="needs a person: 1.2.2 and 1.2.1"
    ),
    NotChecked(
        subject="meaning of headings, labels and order", reason="needs a person: 1.3.2 and 2.4.6"
    ),
    NotChecked(
        subject="messages of forms and scripts",
        reason="needs a browser: 3.3.1 and 4.1.3 happen in use",
    ),
)
"""What no static check can see; makes every accessibility grade partial."""


def grade_accessibility(view: SiteView, *, target: float) -> Grade:
    """Grade accessibility as far as the bytes of the site, and instruments where they ran, tell it."""
    return grade_all(
        "accessibility",
        ACCESSIBILITY_AUDITS,
        view,
        target=target,
        instruments=INSTRUMENTS,
        unread=NOT_MEASURED,
        is_partial_unread=True,
    )
