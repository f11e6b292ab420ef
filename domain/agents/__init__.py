"""What an agent is, and which agents build a website."""

from domain.agents.code.component_code import COMPONENT_CODE
from domain.agents.code.form_endpoint import FORM_ENDPOINT
from domain.agents.code.integration import INTEGRATION
from domain.agents.code.site_scaffold import SITE_SCAFFOLD
from domain.agents.code.styling import STYLING
from domain.agents.content.about_page import ABOUT_PAGE
from domain.agents.content.blog_content import BLOG_CONTENT
from domain.agents.content.call_to_action import CALL_TO_ACTION
from domain.agents.content.faq import FAQ
from domain.agents.content.hero_copy import HERO_COPY
from domain.agents.content.local_seo import LOCAL_SEO
from domain.agents.content.meta_description import META_DESCRIPTION
from domain.agents.content.schema_markup import SCHEMA_MARKUP
from domain.agents.content.service_description import SERVICE_DESCRIPTION
from domain.agents.content.testimonial import TESTIMONIAL
from domain.agents.design.accessibility import ACCESSIBILITY
from domain.agents.design.animation import ANIMATION
from domain.agents.design.brand_consistency import BRAND_CONSISTENCY
from domain.agents.design.color_palette import COLOR_PALETTE
from domain.agents.design.component_design import COMPONENT_DESIGN
from domain.agents.design.icon_design import ICON_DESIGN
from domain.agents.design.image_selection import IMAGE_SELECTION
from domain.agents.design.layout_architecture import LAYOUT_ARCHITECTURE
from domain.agents.design.responsive_design import RESPONSIVE_DESIGN
from domain.agents.design.typography import TYPOGRAPHY
from domain.agents.discovery.brand_identity import BRAND_IDENTITY
from domain.agents.discovery.business_requirements import BUSINESS_REQUIREMENTS
from domain.agents.discovery.content_asset import CONTENT_ASSET
from domain.agents.discovery.discovery_validator import DISCOVERY_VALIDATOR
from domain.agents.discovery.legal_compliance import LEGAL_COMPLIANCE
from domain.agents.discovery.seo_strategy import SEO_STRATEGY
from domain.agents.discovery.service_definition import SERVICE_DEFINITION
from domain.agents.discovery.technical_requirements import TECHNICAL_REQUIREMENTS
from domain.agents.spec import AgentSpec, Output

DISCOVERY_AGENTS: tuple[AgentSpec[Output], ...] = (
    BUSINESS_REQUIREMENTS,
    SERVICE_DEFINITION,
    BRAND_IDENTITY,
    SEO_STRATEGY,
    CONTENT_ASSET,
    LEGAL_COMPLIANCE,
    TECHNICAL_REQUIREMENTS,
    DISCOVERY_VALIDATOR,
)

DESIGN_AGENTS: tuple[AgentSpec[Output], ...] = (
    COLOR_PALETTE,
    TYPOGRAPHY,
    LAYOUT_ARCHITECTURE,
    COMPONENT_DESIGN,
    RESPONSIVE_DESIGN,
    ANIMATION,
    IMAGE_SELECTION,
    ICON_DESIGN,
    BRAND_CONSISTENCY,
    ACCESSIBILITY,
)

CONTENT_AGENTS: tuple[AgentSpec[Output], ...] = (
    HERO_COPY,
    SERVICE_DESCRIPTION,
    ABOUT_PAGE,
    BLOG_CONTENT,
    FAQ,
    TESTIMONIAL,
    META_DESCRIPTION,
    SCHEMA_MARKUP,
    LOCAL_SEO,
    CALL_TO_ACTION,
)

CODE_AGENTS: tuple[AgentSpec[Output], ...] = (
    SITE_SCAFFOLD,
    COMPONENT_CODE,
    FORM_ENDPOINT,
    STYLING,
    INTEGRATION,
)

WEBSITE_AGENTS: tuple[AgentSpec[Output], ...] = (
    *DISCOVERY_AGENTS,
    *DESIGN_AGENTS,
    *CONTENT_AGENTS,
    *CODE_AGENTS,
)
"""In dashboard order; the order they run in comes from what they wait for."""
