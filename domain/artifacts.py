"""What was gathered of a page in a real browser: facts that audits judge, no judgement yet."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from domain.value import Value

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (375, 768, 1440)
"""Widths of the screenshots in CSS pixels: a phone, a tablet, a desk."""

Part = Literal[
    "page",
    "loading",
    "dom",
    "axe",
    "screenshots",
    "layout_shifts",
    "narrow",
    "zoomed",
    "keyboard",
    "forced_colors",
    "reduced_motion",
]
"""What is gathered apart, so that one that breaks does not take the others along; `page` is all."""


class NotMeasured(Value):
    """Something that could not be gathered, and why; audits of it did not run."""

    part: Part
    reason: str


class Engine(Value):
    """What measured, in which version."""

    name: str
    version: str


class Box(Value):
    """A rectangle in CSS pixels from the top left corner of the page."""

    x: int
    y: int
    width: int = Field(ge=0)
    height: int = Field(ge=0)


class Place(Value):
    """An element as a person finds it again."""

    selector: str
    box: Box | None = None
    html: str = ""
    """Its opening tag, cut after 200 characters."""


class Request(Value):
    """One thing the page asked for."""

    url: str
    kind: str
    """Such as `document`, `stylesheet`, `script`, `image`, `font` or `fetch`."""
    status: int | None = None
    """HTTP status; None when there was no answer."""
    failure: str = ""
    """Why there was no answer, or it was not used, in the browser's words; empty when it was."""
    transferred_bytes: int = Field(default=0, ge=0)
    """What came over the wire: compressed, headers included."""
    protocol: str = ""
    """Such as `h2`."""


class ConsoleMessage(Value):
    """One line of the browser's console, errors of scripts and of the browser itself included."""

    level: Literal["error", "warning", "info"]
    source: str
    """Such as `javascript`, `exception`, `network` or `security`."""
    text: str
    url: str = ""
    line: int | None = None


class Header(Value):
    """One header of the answer that brought the page."""

    name: str
    value: str


class Loading(Value):
    """How the page came over the wire and what the console said, on a phone."""

    status: int
    headers: tuple[Header, ...]
    """Names in lower case, sorted."""
    requests: tuple[Request, ...]
    """In the order they were sent."""
    bytes_by_kind: dict[str, int]
    """Transferred bytes per kind of request."""
    console: tuple[ConsoleMessage, ...]

    @property
    def transferred_bytes(self) -> int:
        """All bytes that came over the wire."""
        return sum(self.bytes_by_kind.values())

    @property
    def failed(self) -> tuple[Request, ...]:
        """Requests that got no answer, or one of 400 and above."""
        return tuple(r for r in self.requests if r.failure or (r.status or 0) >= 400)


class AxeNode(Value):
    """One element axe-core speaks of."""

    selector: str
    html: str
    summary: str
    """What would mend it, in axe-core's words."""


class AxeResult(Value):
    """One rule of axe-core with the elements it speaks of."""

    rule: str
    impact: Literal["critical", "serious", "moderate", "minor"] | None = None
    help: str
    tags: tuple[str, ...]
    """Such as `wcag2aa` and `wcag143`."""
    nodes: tuple[AxeNode, ...]

    @property
    def criteria(self) -> tuple[str, ...]:
        """WCAG success criteria, such as `1.4.3`."""
        digits = (t.removeprefix("wcag") for t in self.tags if t[4:].isdigit() and len(t) > 6)
        return tuple(f"{d[0]}.{d[1]}.{d[2:]}" for d in digits)


class AxeRun(Value):
    """What axe-core found on the page at one width, in one colour scheme."""

    width: int
    scheme: Scheme
    violations: tuple[AxeResult, ...]
    incomplete: tuple[AxeResult, ...]
    """What a person has to look at: it neither passes nor fails."""
    passed: tuple[str, ...]
    """Rules that applied and found nothing."""


Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Screenshot(Value):
    """A picture of the whole page; the bytes are kept under their hash."""

    width: int
    height: int
    scheme: Scheme
    forced_colors: bool = False
    media_type: Literal["image/jpeg"] = "image/jpeg"
    sha256: Sha256
    size_bytes: int
    is_cut: bool = False
    """Whether the page goes on below the picture."""


class Shift(Value):
    """Content that moved while the page loaded, without the visitor's doing."""

    value: float = Field(ge=0)
    """Share of the screen times distance, as the metric CLS adds them up."""
    at_ms: float
    places: tuple[Place, ...]
    """What moved."""


class Reflow(Value):
    """How the page fits a narrow screen."""

    width: int
    """Of the screen, in CSS pixels."""
    content_width: int
    """Above `width` a visitor has to scroll sideways."""
    sticking_out: tuple[Place, ...]
    """The innermost elements that reach beyond the right edge."""
    clipped: tuple[Place, ...]
    """Elements whose text is cut off."""


class FocusStop(Value):
    """One stop on the way through the page with the Tab key."""

    place: Place
    text: str
    """What it says, cut after 80 characters."""
    shown_by: Literal["style", "pixels", "nothing"]
    """What changed when it got the focus: its computed style, only the picture, or nothing."""
    is_covered: bool
    """Whether something else hides all of it that was looked at, such as a sticky header."""


class Keyboard(Value):
    """The way through the page with the Tab key, at 1440 px."""

    stops: tuple[FocusStop, ...]
    trapped_at: Place | None = None
    """Where pressing Tab led nowhere any more."""
    is_whole: bool
    """Whether the way came to its end within the number of presses allowed."""
    unreached: tuple[Place, ...] = ()
    """What looks as if it could be used, but Tab never stopped there; empty when not whole."""


class Animation(Value):
    """Something that moves though the visitor asked for less motion."""

    place: Place
    name: str
    """Of the keyframes or the property, or `video` or `marquee`."""
    duration_ms: float
    iterations: float | None = None
    """How often it repeats; None for ever."""
    properties: tuple[str, ...] = ()
    """CSS properties it changes."""


class ReducedMotion(Value):
    """What moves, loaded anew with `prefers-reduced-motion: reduce`."""

    animations: tuple[Animation, ...]


class ForcedColors(Value):
    """The page in a high contrast theme of the operating system."""

    without_edges: tuple[Place, ...]
    """Buttons and fields that only their background colour set apart; it is gone here."""
    screenshot: Screenshot


class PageArtifacts(Value):
    """All that was gathered of one page. None means not measured; `not_measured` says why."""

    page: str
    """The file, such as `about/index.html`."""
    url: str
    """Where it was loaded from."""
    engines: tuple[Engine, ...]
    is_sandboxed: bool = True
    """Whether the page ran in the browser's sandbox."""
    duration_ms: int = 0
    loading: Loading | None = None
    dom: str | None = None
    """The document as HTML after its scripts ran."""
    axe: tuple[AxeRun, ...] | None = None
    screenshots: tuple[Screenshot, ...] | None = None
    layout_shifts: tuple[Shift, ...] | None = None
    narrow: Reflow | None = None
    """At 320 px."""
    zoomed: Reflow | None = None
    """At 1280 px and 200 % zoom."""
    keyboard: Keyboard | None = None
    forced_colors: ForcedColors | None = None
    reduced_motion: ReducedMotion | None = None
    not_measured: tuple[NotMeasured, ...] = ()


class MarkupMessage(Value):
    """One thing html-validate says of a page."""

    rule: str
    severity: Literal["error", "warning"]
    text: str
    line: int = Field(ge=1)
    column: int = Field(ge=1)
    selector: str = ""
    url: str = ""
    """Where the rule is explained."""


class MarkupReport(Value):
    """What html-validate says of one page."""

    page: str
    engine: Engine
    messages: tuple[MarkupMessage, ...]
