"""Turn design tokens into one style sheet: screen, dark scheme, print."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from domain.agents.code.component_code import LETTERS
from domain.agents.code.form_endpoint import FormEndpoint
from domain.agents.design.animation import Motion
from domain.agents.design.color_palette import ColorPalette, Scheme
from domain.agents.design.component_design import Components
from domain.agents.design.icon_design import IconSet
from domain.agents.design.layout_architecture import Layout
from domain.agents.design.responsive_design import Responsive
from domain.agents.design.typefaces import FACES, UNICODE_RANGES
from domain.agents.design.typography import FontStack, Typography
from domain.agents.spec import AgentSpec, Given
from domain.color import HexColor, contrast, least_contrast
from domain.value import Value


class Styles(Value):
    """The CSS of the site."""

    css: str
    """Served as `styles.css`."""


_GENERIC = frozenset(
    {"serif", "sans-serif", "monospace", "cursive", "system-ui", "ui-serif", "ui-sans-serif"}
    | {"ui-monospace", "ui-rounded"}
)
_COLUMNS = {
    "5-7": "minmax(0,5fr) minmax(0,7fr)",
    "7-5": "minmax(0,2fr) minmax(0,5fr)",
    "4-8": "minmax(0,4fr) minmax(0,8fr)",
    "8-4": "minmax(0,3fr) minmax(0,9fr)",
    "6-6": "minmax(0,1fr) minmax(0,1fr)",
    "single": "minmax(0,1fr)",
}
_HERO_COLUMNS = {
    "5-7": "minmax(0,6fr) minmax(0,5fr)",
    "7-5": "minmax(0,7fr) minmax(0,5fr)",
    "4-8": "minmax(0,1fr) minmax(0,1fr)",
    "8-4": "minmax(0,8fr) minmax(0,4fr)",
    "6-6": "minmax(0,1fr) minmax(0,1fr)",
    "single": "minmax(0,7fr) minmax(0,4fr)",
}
"""A headline needs more room than a heading, so the grid is milder here."""
_HALVES = {"5-7": 0.545, "7-5": 0.583, "4-8": 0.5, "8-4": 0.667, "6-6": 0.5, "single": 0.636}
"""The share of the headline in those columns."""
_RULES = {"none": "0px", "hairline": "1px", "double": "1px", "motif": "1px", "step": "3px"}


def draft(given: Given) -> Styles:
    """Compose the parts this site uses, and set its tokens in front of them."""
    responsive = given.of(Responsive)
    sheet = "\n".join(
        (
            *_faces(given.of(Typography)),
            _root(given),
            *map(_part, _parts(given)),
        )
    )
    narrow = max(30.0, min(responsive.breakpoints_rem))
    wide = (
        max(narrow, *responsive.breakpoints_rem, 48.0)
        if len(responsive.breakpoints_rem) < 2
        else (responsive.breakpoints_rem[-1])
    )
    wide = min(wide, 64.0)
    return Styles(
        css=_tight(
            sheet.replace("$mid", f"{narrow:g}rem")
            .replace("$wide", f"{wide:g}rem")
            .replace("$letters", "".join(f".l{step}{{--long:{step}}}" for step in LETTERS))
        )
    )


_USERS: dict[str, frozenset[str]] = {
    "people": frozenset({"people"}),
    "reviews": frozenset({"reviews"}),
    "works": frozenset({"work", "articles"}),
    "gallery": frozenset({"gallery"}),
    "faq": frozenset({"faq"}),
    "events": frozenset({"events"}),
    "process": frozenset({"process"}),
    "article": frozenset({"article"}),
}
"""Which sections need which part of the sheet."""


def _parts(given: Given) -> Iterator[str]:
    """Name the parts in the order they override each other."""
    layout, form = given.of(Layout), given.maybe(FormEndpoint) or FormEndpoint()
    components, motion = given.of(Components), given.of(Motion)
    plans = [part for page in layout.pages for part in page.sections]
    yield "base"
    yield f"header-{layout.header}"
    yield f"hero-{layout.hero}"
    heroes = [part.aside for part in plans if part.kind == "hero"]
    if "index" in heroes and layout.hero != "index":
        yield "hero-index"
    kinds = {part.kind for part in plans} | {"events" for aside in heroes if aside == "dates"}
    for name, users in _USERS.items():
        if kinds & users:
            yield f"section-{name}"
    for variant in sorted({part.variant for part in plans if part.kind == "services"}):
        yield f"services-{variant}"
    if form.action:
        yield "form"
    yield f"archetype-{layout.archetype}"
    yield f"button-{components.button}"
    yield f"card-{components.card}"
    yield f"hover-{motion.hover}"
    yield f"entrance-{motion.entrance}"
    yield "print"


@cache
def _part(name: str) -> str:
    part = files("domain.agents.code") / "css" / f"{name}.css"
    return part.read_text(encoding="utf-8") if part.is_file() else ""


def _faces(typography: Typography) -> Iterator[str]:
    """Declare each face in its two files, and the stand-in that keeps lines where they are."""
    for face in typography.faces:
        weights = sorted(face.weights)
        weight = f"{weights[0]}" if len(weights) == 1 else f"{weights[0]} {weights[-1]}"
        style = "italic" if face.is_italic else "normal"
        for part, characters in zip(("", "-ext"), UNICODE_RANGES, strict=True):
            yield (
                f'@font-face{{font-family:"{face.family}";'
                f'src:url("/fonts/{face.package}{part}.woff2") format("woff2");'
                f"font-weight:{weight};font-style:{style};font-display:swap;"
                f"unicode-range:{characters}}}"
            )
        if stand := FACES.get(face.package):
            yield stand.stand_rule(400)
            yield stand.stand_rule(700)


def _root(given: Given) -> str:
    palette, typography = given.of(ColorPalette), given.of(Typography)
    tokens = {
        "color-scheme": "light dark",
        **_colours(palette.light),
        **_type(typography),
        **_space(given.of(Layout), given.of(Responsive)),
        **_form(given),
    }
    dark = _block(_colours(palette.dark))
    return f":root{_block(tokens)}\n@media (prefers-color-scheme:dark){{:root{dark}}}"


def _block(tokens: dict[str, str]) -> str:
    return "{" + ";".join(f"{name}:{value}" for name, value in tokens.items()) + "}"


def _colours(scheme: Scheme) -> dict[str, str]:
    s = scheme
    return {
        "--bg": s.surface,
        "--raised": s.surface_raised,
        "--sunk": s.surface_sunken,
        "--fg": s.text,
        "--mut": s.text_muted,
        "--ac": s.accent,
        "--on-ac": s.on_accent,
        "--lk": s.accent_text,
        "--ln": s.line,
        "--bd": s.border,
        "--fc": s.focus,
        "--st": s.surface_strong,
        "--st-fg": s.text_on_strong,
        "--st-mut": s.muted_on_strong,
        "--st-lk": s.accent_on_strong,
        "--st-fc": s.focus_on_strong,
        "--st-up": raised_on_strong(
            s.surface_strong, (s.text_on_strong, s.muted_on_strong, s.accent_on_strong)
        ),
        "--st-ln": _between(s.surface_strong, s.text_on_strong, 0.25),
        "--st-1": _between(s.surface_strong, s.text_on_strong, 0.1),
        "--st-2": _between(s.surface_strong, s.text_on_strong, 0.2),
        "--st-3": _between(s.surface_strong, s.accent_on_strong, 0.6),
        "--art-1": s.art_1,
        "--art-2": s.art_2,
        "--art-3": s.art_3,
    }


def raised_on_strong(base: HexColor, inks: tuple[HexColor, ...]) -> HexColor:
    """Return a panel on the contrast surface on which every ink stays readable, text first."""
    away = "#ffffff" if contrast(inks[0], "#ffffff") > contrast(inks[0], "#000000") else "#000000"
    ends = ((inks[0], 0.08), (away, 0.1), (away, 0.06))
    tones = (_between(base, end, share) for end, share in ends)
    return next((tone for tone in tones if least_contrast(tone, inks) >= TEXT_CONTRAST), base)


TEXT_CONTRAST = 4.5
"""Least contrast of text, WCAG 1.4.3."""


def _between(one: str, other: str, share: float) -> str:
    """Return the sRGB colour `share` of the way from `one` to `other`."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _type(typography: Typography) -> dict[str, str]:
    tokens = {
        "--display": _stack(typography.display),
        "--face": _stack(typography.text),
        "--mono": _stack(typography.mono),
        "--w-display": f"{typography.display.weight}",
        "--w-bold": "600",
        "--track": f"{typography.display.tracking_em:g}em",
        "--num": _figures(typography),
        "--measure": f"{typography.measure_ch}ch",
    }
    for step in typography.steps:
        tokens[f"--t-{step.name}"] = step.css
        tokens[f"--l-{step.name}"] = f"{step.leading:g}"
        if step.name in ("h2", "h1", "poster"):  # a headline takes them as far as its words fit
            tokens[f"--x-{step.name}"] = step.css
    tokens |= _letters(typography.display)
    # Beside a panel a headline has about half the width.
    tokens["--t-half"] = f"min({typography.step('poster').css},5vw)"
    return tokens


def _letters(display: FontStack) -> dict[str, str]:
    """Return the width of a letter of a wide word, small and capital, in em of the display face."""
    known = (face.widths for face in FACES.values() if face.family == display.families[0])
    regular, bold = next(known, (0.5, 0.54))
    em = (bold if display.weight >= 600 else regular) * _WIDE_WORD
    return {"--em": f"{em:.3g}", "--em-caps": f"{em * _CAPITALS:.3g}"}


_WIDE_WORD = 1.28
"""A word of wide letters such as `management`, to the mean of running text; measured 1.21."""
_CAPITALS = 1.3


_WIDE_PUNCTUATION = frozenset({"Schibsted Grotesk"})
"""Faces whose tabular figures also widen comma, point and colon: `1 , 200` (read in their GSUB)."""


def _figures(typography: Typography) -> str:
    used = {typography.display.families[0], typography.text.families[0]}
    return "lining-nums" if used & _WIDE_PUNCTUATION else "tabular-nums lining-nums"


def _stack(stack: FontStack) -> str:
    return ",".join(name if name in _GENERIC else f'"{name}"' for name in stack.families)


def _space(layout: Layout, responsive: Responsive) -> dict[str, str]:
    small, medium, large = responsive.space_rem

    def fluid(least: float, most: float) -> str:
        slope = (most - least) / 70
        return (
            f"clamp({least:.4g}rem,{least - 20 * slope:.4g}rem + {100 * slope:.4g}vw,{most:.4g}rem)"
        )

    return {
        "--s1": fluid(small * 0.6, small),
        "--s2": fluid(medium * 0.6, medium),
        "--s3": fluid(large * 0.6, large),
        "--gut": fluid(responsive.gutter_min_rem, responsive.gutter_max_rem),
        "--wide": f"{responsive.widest_rem:g}rem",
        "--cols": _COLUMNS[layout.grid],
        "--hcols": _HERO_COLUMNS[layout.grid],
        "--half": f"{_HALVES[layout.grid]:g}",
        "--full": "min(100vw - 2*var(--gut),var(--wide))",
        "--cell": "min(86vw,26rem)",
        "--long": "9",
        "--rule": _RULES[layout.divider],
    }


def _form(given: Given) -> dict[str, str]:
    components, motion = given.of(Components), given.of(Motion)
    icons = given.maybe(IconSet)
    return {
        "--r": f"{components.radius_px}px",
        "--edge": f"{max(1, components.border_px):g}px",
        "--slow": f"{motion.slow_ms}ms",
        "--quick": f"{motion.quick_ms}ms",
        "--ease": motion.easing,
        "--stroke": f"{icons.stroke:g}" if icons else "1.5",
        "--cap": icons.linecap if icons else "square",
        "--join": icons.linejoin if icons else "miter",
    }


def _tight(sheet: str) -> str:
    """Return the sheet without comments and the spaces nobody reads; one line per rule stays."""
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)
    lines = (line.strip() for line in sheet.splitlines())
    return "\n".join(line for line in lines if line) + "\n"


STYLING = AgentSpec(
    name="styling",
    duty="One style sheet from tokens: screen, dark, print.",
    output=Styles,
    draft=draft,
    needs=(Layout, ColorPalette, Typography, Responsive, Motion, Components),
    wants=(IconSet, FormEndpoint),
    resources=("css/*.css",),
)
