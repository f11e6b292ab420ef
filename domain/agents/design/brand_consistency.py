"""Hold all design outputs against the brand, and write the style guide."""

from collections.abc import Iterator

from domain.agents.design.animation import Motion
from domain.agents.design.color_choice import GREY, SAME_HUE, resembles
from domain.agents.design.color_palette import ColorPalette, Scheme
from domain.agents.design.component_design import Components
from domain.agents.design.icon_design import IconSet
from domain.agents.design.image_selection import Images
from domain.agents.design.layout_architecture import Layout
from domain.agents.design.pairings import characters
from domain.agents.design.responsive_design import Responsive
from domain.agents.design.typography import Typography
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.spec import AgentSpec, Given
from domain.color import hue_distance, oklch
from domain.facts import Colour
from domain.grading.grade import Finding, Severity
from domain.value import Value


class Rule(Value):
    """One line of the style guide."""

    subject: str
    rule: str


class StyleGuide(Value):
    """How everything belongs together, and where it does not."""

    rules: tuple[Rule, ...] = ()
    findings: tuple[Finding, ...] = ()


def draft(given: Given) -> StyleGuide:
    """Write down what holds the design together, and report where it falls apart."""
    brand, palette = given.of(BrandIdentity), given.of(ColorPalette)
    typography, components = given.of(Typography), given.of(Components)
    icons, images = given.of(IconSet), given.of(Images)
    findings = (
        *_colours(brand, palette),
        *_type(brand, typography),
        *_corners(given.of(Layout), components, icons),
        *_strokes(typography, icons),
        *_motifs(brand, images),
        *_motion(brand, given.of(Motion)),
        *_room(given.of(Layout), given.of(Responsive)),
    )
    return StyleGuide(rules=tuple(_rules(given)), findings=findings)


def _rules(given: Given) -> Iterator[Rule]:
    brand, palette = given.of(BrandIdentity), given.of(ColorPalette)
    typography, components = given.of(Typography), given.of(Components)
    responsive, motion = given.of(Responsive), given.of(Motion)
    light, icons = palette.light, given.of(IconSet)
    heads, text = typography.display.families[0], typography.text.families[0]
    yield Rule(subject="idea", rule=f"One motif, {brand.idea.motif}: {brand.idea.source.text}")
    yield Rule(
        subject="colour",
        rule=f"Mostly {light.surface}; one accent, {light.accent}; one contrast surface, "
        f"{light.surface_strong}. At night {palette.dark.surface} and {palette.dark.accent}.",
    )
    for sentence in palette.honoured:
        yield Rule(subject="colour", rule=sentence)
    yield Rule(
        subject="type",
        rule=f"{heads} at {typography.display.weight} for headings, {text} for text; "
        f"each step {typography.ratio:g} times the last; lines of {typography.measure_ch} ch.",
    )
    yield Rule(
        subject="form",
        rule=f"Corners of {components.radius_px} px, edges of {components.border_px:g} px, "
        f"{components.button} buttons, {components.card} cards.",
    )
    yield Rule(
        subject="icons",
        rule=f"A grid of {icons.grid}, a stroke of {icons.stroke:g}, {icons.linejoin} joins.",
    )
    spaces = ", ".join(f"{space:g}" for space in responsive.space_rem)
    yield Rule(subject="room", rule=f"Between sections {spaces} rem: small, medium, large.")
    yield Rule(
        subject="motion",
        rule=f"Changes in {motion.quick_ms} ms; entrance: {motion.entrance}; none when asked for less.",
    )


def _colours(brand: BrandIdentity, palette: ColorPalette) -> Iterator[Finding]:
    light: dict[str, str] = palette.light.model_dump()
    for colour in (c for c in brand.colours if c.role != "avoid"):
        if colour.hex not in light.values() and not _is_near_text(colour, palette.light):
            yield _finding(
                "content/brand-colour-missing",
                f"the client asked for {_name(colour)}, and no token shows it",
                fix="Use it as surface, contrast surface, accent or ornament.",
                owner="color_palette",
            )
    for colour in (c for c in brand.colours if c.role == "avoid"):
        for scheme, tokens in (("light", palette.light), ("dark", palette.dark)):
            yield from _avoided(colour, scheme, tokens, brand)
    yield from _second_accents(brand, palette.light)


def _is_near_text(colour: Colour, scheme: Scheme) -> bool:
    """Tell whether a colour asked for text was only moved in lightness to be read."""
    wished, text = oklch(colour.hex), oklch(scheme.text)
    same_hue = hue_distance(wished.hue, text.hue) < 12 or wished.chroma < GREY
    return colour.role == "text" and same_hue


_SEEN = ("surface", "surface_strong", "accent")


def _avoided(
    colour: Colour, scheme: str, tokens: Scheme, brand: BrandIdentity
) -> Iterator[Finding]:
    asked = {c.hex for c in brand.colours if c.role != "avoid"}
    for token in _SEEN:
        value: str = getattr(tokens, token)
        if resembles(oklch(value), colour) and not _is_nearer(value, asked, colour):
            yield _finding(
                "content/brand-colour-avoided",
                f"the client asked to avoid {_name(colour)}, and `{token}` of the {scheme} "
                f"scheme is {value}",
                fix="Choose another mood, without this hue.",
                owner="color_palette",
            )


def _is_nearer(value: str, asked: set[str], avoided: Colour) -> bool:
    """Whether a tone is one the client asked for, or a shade of it rather than of what they avoid."""
    hue = oklch(value).hue
    unwanted = hue_distance(hue, oklch(avoided.hex).hue)
    wanted = (oklch(one) for one in asked)
    return value in asked or any(
        one.chroma >= GREY and hue_distance(hue, one.hue) < unwanted for one in wanted
    )


def _second_accents(brand: BrandIdentity, scheme: Scheme) -> Iterator[Finding]:
    """Check that links, actions and ornament speak with one hue."""
    accent = oklch(scheme.accent)
    asked = {c.hex for c in brand.colours}
    for token in ("accent_text", "accent_on_strong", "art_3"):
        value: str = getattr(scheme, token)
        tone = oklch(value)
        if value in asked or min(tone.chroma, accent.chroma) < 2 * GREY:
            continue
        if hue_distance(tone.hue, accent.hue) > SAME_HUE:
            yield _finding(
                "content/brand-colour-accents",
                f"`{token}` {value} is of another hue than the accent {scheme.accent}",
                fix="Derive it from the accent.",
                owner="color_palette",
            )


def _type(brand: BrandIdentity, typography: Typography) -> Iterator[Finding]:
    ranked = characters(brand)
    points = dict(ranked)
    best = ranked[0][1]
    if points[typography.character] < best - 2:
        yield _finding(
            "content/brand-type-character",
            f"{typography.character} type stands for a firm that is {', '.join(brand.traits)}; "
            f"{ranked[0][0]} fits better",
            fix="Take a pairing whose character fits the traits.",
            owner="typography",
        )
    weight = sum(face.size_kb for face in typography.faces)
    if weight > typography.font_budget_kb or len(typography.faces) > 3:
        yield _finding(
            "code/brand-type-faces",
            f"{len(typography.faces)} faces of about {weight:g} kB; the budget is "
            f"{typography.font_budget_kb:g} kB and three faces",
            fix="Ship fewer faces.",
            owner="typography",
        )
    used = {typography.display.families[0], typography.text.families[0]}
    for face in typography.faces:
        if face.family not in used:
            yield _finding(
                "code/brand-type-faces",
                f"the face {face.family} is shipped, and no stack begins with it",
                fix="Ship only faces that are used.",
                owner="typography",
            )


_ROUND_PX = 10
"""From here on corners are seen as round, not only as broken."""


def _corners(layout: Layout, components: Components, icons: IconSet) -> Iterator[Finding]:
    radius = components.radius_px
    if layout.corner == "square" and radius >= _ROUND_PX:
        yield _finding(
            "code/brand-corners",
            f"the layout is square, but corners are {radius} px",
            fix="Set the radius the layout asks for.",
            owner="component_design",
        )
    joins_round = icons.linejoin == "round"
    if (joins_round and radius == 0) or (icons.linejoin == "miter" and radius >= _ROUND_PX):
        yield _finding(
            "code/brand-corners",
            f"icon strokes have {icons.linejoin} joins beside corners of {radius} px",
            fix="Take a corner between, which goes with both.",
            owner="component_design",
            severity="minor",
        )


_STEMS: tuple[tuple[int, float, float], ...] = ((500, 0.9, 2.3), (650, 1.0, 2.6), (900, 1.1, 3.0))
"""Up to this weight of the headings, least and most stroke on a grid of 24."""


def _strokes(typography: Typography, icons: IconSet) -> Iterator[Finding]:
    stroke = icons.stroke * 24 / icons.grid
    weight = typography.display.weight
    _, least, most = next(row for row in _STEMS if weight <= row[0])
    if not least <= stroke <= most:
        yield _finding(
            "code/brand-stroke",
            f"icon strokes of {stroke:.2f} (grid of 24) stand beside headings of weight {weight}",
            fix=f"Use a stroke between {least:g} and {most:g}.",
            owner="icon_design",
            severity="minor",
        )


def _motifs(brand: BrandIdentity, images: Images) -> Iterator[Finding]:
    drawn = [(slot.slot, slot.motif) for slot in images.art]
    for where, motif in [*drawn, ("the poster", images.poster.motif)]:
        if motif != brand.idea.motif:
            yield _finding(
                "content/brand-motif",
                f"{where} is drawn with {motif}; the idea of the site is {brand.idea.motif}",
                fix="Draw every ornament from the one idea.",
                owner="image_selection",
            )


def _motion(brand: BrandIdentity, motion: Motion) -> Iterator[Finding]:
    is_quiet = {"calm", "modest"} <= set(brand.traits)
    if is_quiet and motion.entrance != "none":
        yield _finding(
            "code/brand-motion",
            f"a calm and modest firm enters with {motion.entrance!r}",
            fix="Leave out the entrance.",
            owner="animation",
            severity="minor",
        )


def _room(layout: Layout, responsive: Responsive) -> Iterator[Finding]:
    small, medium, large = responsive.space_rem
    if not small < medium < large:
        yield _finding(
            "code/brand-room",
            f"spaces of {small:g}, {medium:g} and {large:g} rem make no rhythm",
            fix="Let each space be clearly larger than the last.",
            owner="responsive_design",
        )
    planned = {section.kind for page in layout.pages for section in page.sections}
    if missing := sorted(planned - {reflow.section for reflow in responsive.reflow}):
        yield _finding(
            "code/brand-room",
            f"nothing says how {', '.join(missing)} reflow",
            fix="Give every kind of section its columns.",
            owner="responsive_design",
        )


def _name(colour: Colour) -> str:
    return f"{colour.name} ({colour.hex})" if colour.name else colour.hex


def _finding(
    rule: str, evidence: str, *, fix: str, owner: str, severity: Severity = "moderate"
) -> Finding:
    return Finding(rule=rule, severity=severity, page="*", evidence=evidence, fix=fix, owner=owner)


BRAND_CONSISTENCY = AgentSpec(
    name="brand_consistency",
    duty="Write the style guide, and report where the design outputs do not belong together.",
    output=StyleGuide,
    draft=draft,
    needs=(
        BrandIdentity,
        ColorPalette,
        Typography,
        Layout,
        Components,
        Responsive,
        Motion,
        Images,
        IconSet,
    ),
)
