"""Colour moods: papers, contrast surfaces and accents that a designer would put together."""

from dataclasses import dataclass

from domain.agents.discovery.brand_identity import Motif
from domain.color import Oklch


@dataclass(frozen=True, kw_only=True)
class Mood:
    """Three tones that belong together, and what they suit; lightness 0-1, chroma, hue in degrees."""

    name: str
    paper: Oklch
    """Page background of the light scheme; its hue tints every neutral."""
    strong: Oklch
    """The one contrast surface."""
    accent: Oklch
    """The one accent."""
    motifs: tuple[Motif, ...]
    traits: tuple[str, ...]


def _mood(
    name: str,
    paper: tuple[float, float, float],
    strong: tuple[float, float, float],
    accent: tuple[float, float, float],
    *,
    motifs: tuple[Motif, ...],
    traits: tuple[str, ...],
) -> Mood:
    return Mood(
        name=name,
        paper=Oklch(*paper),
        strong=Oklch(*strong),
        accent=Oklch(*accent),
        motifs=motifs,
        traits=traits,
    )


MOODS: tuple[Mood, ...] = (
    _mood(
        "oxblood and paper",
        (0.966, 0.013, 76),
        (0.30, 0.090, 22),
        (0.47, 0.150, 26),
        motifs=("pages", "vine", "columns", "stitches"),
        traits=("warm", "elegant", "sturdy"),
    ),
    _mood(
        "brick and umber",
        (0.957, 0.014, 62),
        (0.33, 0.040, 45),
        (0.54, 0.150, 37),
        motifs=("bricks", "arcs", "plates", "plan"),
        traits=("sturdy", "warm"),
    ),
    _mood(
        "ochre field",
        (0.968, 0.020, 90),
        (0.80, 0.130, 82),
        (0.42, 0.085, 42),
        motifs=("grain", "hills", "rays", "crumb"),
        traits=("lively", "warm", "bold"),
    ),
    _mood(
        "moss and clay",
        (0.962, 0.014, 112),
        (0.37, 0.060, 122),
        (0.55, 0.125, 44),
        motifs=("leaves", "timber", "contours", "hills"),
        traits=("calm", "sturdy", "modest"),
    ),
    _mood(
        "bottle green and copper",
        (0.972, 0.008, 105),
        (0.30, 0.058, 162),
        (0.56, 0.120, 58),
        motifs=("vine", "pipes", "columns", "timber"),
        traits=("elegant", "sturdy", "calm"),
    ),
    _mood(
        "petrol and rust",
        (0.970, 0.006, 205),
        (0.34, 0.062, 216),
        (0.56, 0.150, 43),
        motifs=("pipes", "waves", "gears", "drops"),
        traits=("precise", "sturdy"),
    ),
    _mood(
        "slate and amber",
        (0.966, 0.005, 250),
        (0.36, 0.024, 248),
        (0.76, 0.150, 70),
        motifs=("slates", "wires", "gears", "rails"),
        traits=("sturdy", "precise", "modest"),
    ),
    _mood(
        "ink and vermilion",
        (0.984, 0.002, 250),
        (0.25, 0.038, 266),
        (0.56, 0.195, 30),
        motifs=("frames", "aperture", "pages", "plan"),
        traits=("bold", "precise"),
    ),
    _mood(
        "terracotta and deep water",
        (0.960, 0.018, 58),
        (0.64, 0.115, 44),
        (0.40, 0.065, 212),
        motifs=("plates", "weave", "bricks", "arcs"),
        traits=("warm", "lively", "fresh"),
    ),
    _mood(
        "red poster on chalk",
        (0.986, 0.004, 85),
        (0.52, 0.190, 28),
        (0.34, 0.060, 30),
        motifs=("calendar", "stars", "rays", "signal"),
        traits=("bold", "lively", "playful"),
    ),
    _mood(
        "pine and butter",
        (0.968, 0.034, 98),
        (0.34, 0.058, 156),
        (0.45, 0.086, 156),
        motifs=("timber", "leaves", "crumb", "hills"),
        traits=("fresh", "warm", "calm"),
    ),
    _mood(
        "plum and cherry",
        (0.966, 0.009, 352),
        (0.31, 0.080, 350),
        (0.52, 0.170, 8),
        motifs=("petals", "vine", "stitches"),
        traits=("elegant", "warm"),
    ),
    _mood(
        "aubergine and saffron",
        (0.968, 0.013, 74),
        (0.30, 0.062, 332),
        (0.77, 0.150, 76),
        motifs=("plates", "weave", "stars", "petals"),
        traits=("lively", "warm", "elegant"),
    ),
    _mood(
        "sky over tar",
        (0.970, 0.010, 232),
        (0.84, 0.064, 230),
        (0.40, 0.100, 248),
        motifs=("waves", "rails", "drops", "calendar"),
        traits=("fresh", "calm", "lively"),
    ),
    _mood(
        "harbour",
        (0.972, 0.006, 238),
        (0.31, 0.072, 252),
        (0.57, 0.185, 31),
        motifs=("waves", "rails", "signal", "contours"),
        traits=("sturdy", "bold", "precise"),
    ),
    _mood(
        "wheat and cobalt",
        (0.960, 0.026, 86),
        (0.40, 0.135, 260),
        (0.45, 0.165, 260),
        motifs=("grain", "crumb", "plates", "ledger"),
        traits=("fresh", "lively", "precise"),
    ),
    _mood(
        "powder and bordeaux",
        (0.968, 0.012, 28),
        (0.88, 0.046, 18),
        (0.41, 0.135, 17),
        motifs=("petals", "stitches", "crumb", "drops"),
        traits=("warm", "elegant", "playful"),
    ),
    _mood(
        "mint and fir",
        (0.976, 0.010, 165),
        (0.89, 0.056, 166),
        (0.40, 0.072, 174),
        motifs=("drops", "leaves", "arcs", "paws"),
        traits=("fresh", "calm", "modest"),
    ),
    _mood(
        "olive and coral",
        (0.962, 0.018, 104),
        (0.41, 0.062, 110),
        (0.66, 0.155, 34),
        motifs=("vine", "plates", "hills", "leaves"),
        traits=("lively", "warm"),
    ),
    _mood(
        "graphite and lime",
        (0.966, 0.004, 122),
        (0.27, 0.010, 130),
        (0.86, 0.185, 122),
        motifs=("circuit", "signal", "wires", "gears"),
        traits=("bold", "precise", "lively"),
    ),
    _mood(
        "night and copper",
        (0.964, 0.010, 70),
        (0.27, 0.032, 262),
        (0.58, 0.120, 54),
        motifs=("stars", "columns", "ledger", "frames"),
        traits=("elegant", "calm", "precise"),
    ),
    _mood(
        "iris on chalk",
        (0.974, 0.008, 308),
        (0.34, 0.100, 304),
        (0.48, 0.150, 328),
        motifs=("petals",),
        traits=("playful",),
    ),
    _mood(
        "sand and teal",
        (0.955, 0.022, 84),
        (0.42, 0.074, 196),
        (0.45, 0.082, 194),
        motifs=("contours", "waves", "plan", "paws"),
        traits=("calm", "fresh", "modest"),
    ),
    _mood(
        "cadmium on stone",
        (0.962, 0.005, 95),
        (0.88, 0.172, 96),
        (0.36, 0.034, 90),
        motifs=("plan", "bricks", "wires", "rays"),
        traits=("bold", "playful", "lively"),
    ),
    _mood(
        "celadon",
        (0.970, 0.012, 150),
        (0.82, 0.058, 156),
        (0.43, 0.092, 158),
        motifs=("leaves", "drops", "paws", "contours"),
        traits=("calm", "modest", "fresh"),
    ),
    _mood(
        "tobacco and linen",
        (0.952, 0.020, 74),
        (0.33, 0.044, 56),
        (0.51, 0.105, 52),
        motifs=("timber", "stitches", "weave", "grain"),
        traits=("sturdy", "warm", "modest"),
    ),
    _mood(
        "cherry on white",
        (0.990, 0.002, 20),
        (0.44, 0.165, 22),
        (0.47, 0.180, 22),
        motifs=("arcs", "frames", "aperture", "calendar"),
        traits=("bold", "lively", "precise"),
    ),
    _mood(
        "apricot and forest",
        (0.966, 0.020, 64),
        (0.85, 0.078, 62),
        (0.37, 0.066, 158),
        motifs=("crumb", "paws", "arcs", "hills"),
        traits=("playful", "warm", "fresh"),
    ),
    _mood(
        "lead and chalk",
        (0.980, 0.003, 230),
        (0.42, 0.022, 238),
        (0.42, 0.080, 240),
        motifs=("slates", "columns", "ledger", "plan"),
        traits=("calm", "modest", "precise"),
    ),
    _mood(
        "sea and rust",
        (0.968, 0.012, 214),
        (0.45, 0.082, 222),
        (0.55, 0.150, 42),
        motifs=("waves", "drops", "rails", "pipes"),
        traits=("fresh", "lively"),
    ),
    _mood(
        "racing green and butter",
        (0.978, 0.018, 96),
        (0.36, 0.075, 150),
        (0.87, 0.130, 94),
        motifs=("gears", "rails", "paws", "calendar"),
        traits=("bold", "sturdy", "playful"),
    ),
    _mood(
        "charcoal and madder",
        (0.964, 0.006, 40),
        (0.29, 0.008, 40),
        (0.50, 0.155, 16),
        motifs=("frames", "aperture", "circuit", "slates"),
        traits=("elegant", "precise", "modest"),
    ),
)
"""Wide on purpose: two firms of one trade should not meet in the same colours."""
