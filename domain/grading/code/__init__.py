"""Judge whether a site is sound and safe: markup, styles, scripts, headers, files."""

from domain.grading.audit import Audit
from domain.grading.code.attribute_quotes import attribute_quotes
from domain.grading.code.attribute_values import attribute_values
from domain.grading.code.base_element import base_element
from domain.grading.code.blank_targets import blank_targets
from domain.grading.code.blocked_by_policy import blocked_by_policy
from domain.grading.code.broken_images import broken_images
from domain.grading.code.broken_tags import broken_tags
from domain.grading.code.character_references import character_references
from domain.grading.code.charset import charset
from domain.grading.code.comment_notes import comment_notes
from domain.grading.code.content_security_policy import content_security_policy
from domain.grading.code.css_duplicates import css_duplicates
from domain.grading.code.css_empty_rules import css_empty_rules
from domain.grading.code.css_font_faces import css_font_faces
from domain.grading.code.css_important import css_important
from domain.grading.code.css_keyframes import css_keyframes
from domain.grading.code.css_media_queries import css_media_queries
from domain.grading.code.css_prefixes import css_prefixes
from domain.grading.code.css_properties import css_properties
from domain.grading.code.css_selectors import css_selectors
from domain.grading.code.css_syntax import css_syntax
from domain.grading.code.css_values import css_values
from domain.grading.code.css_variables import css_variables
from domain.grading.code.dead_assets import dead_assets
from domain.grading.code.debug_leftovers import debug_leftovers
from domain.grading.code.doctype import doctype
from domain.grading.code.document_frame import document_frame
from domain.grading.code.document_write import document_write
from domain.grading.code.duplicate_attributes import duplicate_attributes
from domain.grading.code.duplicate_ids import duplicate_ids
from domain.grading.code.dynamic_code import dynamic_code
from domain.grading.code.empty_files import empty_files
from domain.grading.code.empty_ids import empty_ids
from domain.grading.code.exposed_files import exposed_files
from domain.grading.code.forms import forms
from domain.grading.code.frames import frames
from domain.grading.code.headers_file import unknown_headers
from domain.grading.code.ignored_code import ignored_code
from domain.grading.code.inline_handlers import inline_handlers
from domain.grading.code.inline_styles import inline_styles
from domain.grading.code.insecure_resources import insecure_resources
from domain.grading.code.internal_references import internal_references
from domain.grading.code.javascript_urls import javascript_urls
from domain.grading.code.local_addresses import local_addresses
from domain.grading.code.manifest_icons import manifest_icons
from domain.grading.code.manifest_json import manifest_json
from domain.grading.code.measured import INSTRUMENTS
from domain.grading.code.merge_markers import merge_markers
from domain.grading.code.misnested_elements import misnested_elements
from domain.grading.code.missing_assets import missing_assets
from domain.grading.code.missing_libraries import missing_libraries
from domain.grading.code.mojibake import mojibake
from domain.grading.code.nesting import nesting
from domain.grading.code.obsolete_attributes import obsolete_attributes
from domain.grading.code.obsolete_elements import obsolete_elements
from domain.grading.code.permission_prompts import permission_prompts
from domain.grading.code.referrer_policy import referrer_policy
from domain.grading.code.required_attributes import required_attributes
from domain.grading.code.script_addresses import script_addresses
from domain.grading.code.script_files import script_files
from domain.grading.code.script_syntax import script_syntax
from domain.grading.code.script_targets import script_targets
from domain.grading.code.secrets import secrets
from domain.grading.code.security_headers import security_headers
from domain.grading.code.server_errors import server_errors
from domain.grading.code.source_maps import source_maps
from domain.grading.code.stored_secrets import stored_secrets
from domain.grading.code.stray_end_tags import stray_end_tags
from domain.grading.code.stray_text import stray_text
from domain.grading.code.subresource_integrity import subresource_integrity
from domain.grading.code.template_leftovers import template_leftovers
from domain.grading.code.unclosed_elements import unclosed_elements
from domain.grading.code.unknown_attributes import unknown_attributes
from domain.grading.code.unknown_elements import unknown_elements
from domain.grading.code.unsafe_messages import unsafe_messages
from domain.grading.code.unsafe_sinks import unsafe_sinks
from domain.grading.code.vulnerable_libraries import vulnerable_libraries
from domain.grading.grade import Grade, NotChecked
from domain.grading.instruments import grade_all
from domain.grading.view import SiteView

CODE_AUDITS: tuple[Audit, ...] = (
    Audit(rule="doctype", page=doctype, weight=2, severity="moderate", owner="integration"),
    Audit(rule="charset", page=charset, weight=2, severity="moderate", owner="integration"),
    Audit(rule="document-frame", page=document_frame, weight=2, severity="moderate", owner="integration"),
    Audit(rule="unclosed-elements", page=unclosed_elements, weight=3, severity="moderate", owner="component_code"),
    Audit(rule="stray-end-tags", page=stray_end_tags, weight=2, severity="moderate", owner="component_code"),
    Audit(rule="misnested-elements", page=misnested_elements, weight=2, severity="moderate", owner="component_code"),
    Audit(rule="broken-tags", page=broken_tags, weight=3, severity="serious", owner="component_code"),
    Audit(rule="duplicate-attributes", page=duplicate_attributes, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="duplicate-ids", page=duplicate_ids, weight=2, severity="serious", owner="component_code"),
    Audit(rule="empty-ids", page=empty_ids, weight=1, severity="minor", owner="component_code"),
    Audit(rule="obsolete-elements", page=obsolete_elements, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="obsolete-attributes", page=obsolete_attributes, weight=1, severity="minor", owner="component_code"),
    Audit(rule="nesting", page=nesting, weight=2, severity="moderate", owner="component_code"),
    Audit(rule="unknown-elements", page=unknown_elements, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="attribute-values", page=attribute_values, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="required-attributes", page=required_attributes, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="css-syntax", site=css_syntax, weight=3, severity="serious", owner="styling"),
    Audit(rule="css-properties", site=css_properties, weight=2, severity="moderate", owner="styling"),
    Audit(rule="css-values", site=css_values, weight=2, severity="moderate", owner="styling"),
    Audit(rule="css-selectors", site=css_selectors, weight=2, severity="moderate", owner="styling"),
    Audit(rule="css-empty-rules", site=css_empty_rules, weight=0.5, severity="minor", owner="styling"),
    Audit(rule="css-variables", site=css_variables, weight=2, severity="moderate", owner="styling"),
    Audit(rule="css-important", site=css_important, weight=0.5, severity="minor", owner="styling"),
    Audit(rule="inline-handlers", page=inline_handlers, weight=2, severity="moderate", owner="component_code"),
    Audit(rule="javascript-urls", page=javascript_urls, weight=2, severity="serious", owner="component_code"),
    Audit(rule="unsafe-sinks", site=unsafe_sinks, weight=5, severity="critical", owner="component_code"),
    Audit(rule="dynamic-code", site=dynamic_code, weight=4, severity="serious", owner="component_code"),
    Audit(rule="document-write", site=document_write, weight=2, severity="moderate", owner="component_code"),
    Audit(rule="secrets", site=secrets, weight=6, severity="critical", owner="integration"),
    Audit(rule="vulnerable-libraries", site=vulnerable_libraries, weight=4, severity="serious", owner="integration"),
    Audit(rule="insecure-resources", site=insecure_resources, weight=4, severity="serious", owner="integration"),
    Audit(rule="forms", page=forms, weight=3, severity="moderate", owner="form_endpoint"),
    Audit(rule="blank-targets", page=blank_targets, weight=0.5, severity="minor", owner="component_code"),
    Audit(rule="subresource-integrity", page=subresource_integrity, weight=1, severity="moderate", owner="integration"),
    Audit(rule="frames", page=frames, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="content-security-policy", site=content_security_policy, weight=2, severity="moderate", owner="site_scaffold"),
    Audit(rule="blocked-by-policy", page=blocked_by_policy, weight=3, severity="serious", owner="site_scaffold"),
    Audit(rule="security-headers", site=security_headers, weight=2, severity="moderate", owner="site_scaffold", needs=unknown_headers),
    Audit(rule="debug-leftovers", site=debug_leftovers, weight=0.5, severity="minor", owner="component_code"),
    Audit(rule="local-addresses", page=local_addresses, weight=3, severity="serious", owner="component_code"),
    Audit(rule="missing-assets", site=missing_assets, weight=4, severity="serious", owner="integration"),
    Audit(rule="dead-assets", site=dead_assets, weight=0.5, severity="minor", owner="integration"),
    Audit(rule="empty-files", site=empty_files, weight=1, severity="moderate", owner="integration"),
    Audit(rule="broken-images", site=broken_images, weight=3, severity="serious", owner="image_selection"),
    Audit(rule="exposed-files", site=exposed_files, weight=4, severity="critical", owner="site_scaffold"),
    Audit(rule="source-maps", site=source_maps, weight=0.5, severity="minor", owner="site_scaffold"),
    Audit(rule="mojibake", page=mojibake, weight=2, severity="serious", owner="integration"),
    Audit(rule="merge-markers", site=merge_markers, weight=3, severity="serious", owner="component_code"),
    Audit(rule="template-leftovers", page=template_leftovers, weight=3, severity="serious", owner="component_code"),
    Audit(rule="comment-notes", page=comment_notes, weight=0.5, severity="minor", owner="component_code"),
    Audit(rule="manifest-json", site=manifest_json, weight=1, severity="moderate", owner="site_scaffold"),
    Audit(rule="server-errors", page=server_errors, weight=3, severity="serious", owner="integration"),
    Audit(rule="script-syntax", site=script_syntax, weight=4, severity="serious", owner="component_code"),
    Audit(rule="script-addresses", site=script_addresses, weight=3, severity="serious", owner="integration"),
    Audit(rule="unsafe-messages", site=unsafe_messages, weight=2, severity="moderate", owner="component_code"),
    Audit(rule="stored-secrets", site=stored_secrets, weight=2, severity="moderate", owner="component_code"),
    Audit(rule="base-element", page=base_element, weight=3, severity="serious", owner="integration"),
    Audit(rule="referrer-policy", page=referrer_policy, weight=1, severity="moderate", owner="integration"),
    Audit(rule="stray-text", page=stray_text, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="unknown-attributes", page=unknown_attributes, weight=0.5, severity="minor", owner="component_code"),
    Audit(rule="inline-styles", page=inline_styles, weight=0.5, severity="minor", owner="styling"),
    Audit(rule="css-duplicates", site=css_duplicates, weight=0.5, severity="minor", owner="styling"),
    Audit(rule="css-prefixes", site=css_prefixes, weight=0.5, severity="minor", owner="styling"),
    Audit(rule="internal-references", page=internal_references, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="script-targets", site=script_targets, weight=3, severity="serious", owner="component_code"),
    Audit(rule="script-files", site=script_files, weight=3, severity="serious", owner="component_code"),
    Audit(rule="missing-libraries", site=missing_libraries, weight=3, severity="serious", owner="integration"),
    Audit(rule="attribute-quotes", page=attribute_quotes, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="character-references", page=character_references, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="ignored-code", page=ignored_code, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="manifest-icons", site=manifest_icons, weight=1, severity="moderate", owner="site_scaffold"),
    Audit(rule="css-media-queries", site=css_media_queries, weight=2, severity="moderate", owner="styling"),
    Audit(rule="css-keyframes", site=css_keyframes, weight=1, severity="moderate", owner="styling"),
    Audit(rule="permission-prompts", site=permission_prompts, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="css-font-faces", site=css_font_faces, weight=1, severity="moderate", owner="styling"),
)  # fmt: skip
"""Each audit with its weight (unitless; only ratios matter), how bad a fault is, and who mends it."""

NOT_MEASURED: tuple[NotChecked, ...] = (
    NotChecked(subject="code/script-behaviour", reason="what scripts do needs a browser"),
    NotChecked(subject="code/live-headers", reason="which headers the host really sends needs the published site"),
    NotChecked(subject="code/unlisted-holes", reason="holes in libraries that carry no name and version cannot be seen"),
)  # fmt: skip
"""What needs a browser, a network or a person."""


def grade_code(view: SiteView, *, target: float) -> Grade:
    """Grade the dimension; `target` is the least score that passes, 0-1."""
    return grade_all(
        "code", CODE_AUDITS, view, target=target, instruments=INSTRUMENTS, unread=NOT_MEASURED
    )
