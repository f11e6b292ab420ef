"""Decide which supplied photo stands where, how it is cut and how it is described."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from domain.agents.design.alt_text import described
from domain.agents.design.image_selection import Crop, PhotoSlot, stem
from domain.agents.design.layout_architecture import Layout, PagePlan, SectionPlan
from domain.agents.discovery.content_asset import ContentAssets, PhotoAsset
from domain.art.crop import Shape, fitting, kept, widths
from domain.facts import FactId, Photo

_QUALITIES = (70, 60, 50, 42)
"""First choice, then one step down each time pictures were found too heavy."""
_MOST_IN_GALLERY = {"home": 6, "service": 8}
_MOST_ELSEWHERE = 24


@dataclass(frozen=True)
class Frame:
    """What a place asks of a photo."""

    shapes: tuple[Shape, ...]
    widths_px: tuple[int, ...]
    sizes: str


_FRAMES: dict[str, Frame] = {
    "wide": Frame(("16:9", "3:2"), (480, 800, 1200, 1600), "100vw"),
    "beside": Frame(("4:3", "1:1"), (480, 800, 1200), "(min-width: 60rem) 46vw, 100vw"),
    "entry": Frame(("3:2", "4:3"), (320, 640, 960), "(min-width: 60rem) 30vw, 100vw"),
    "face": Frame(("4:5", "1:1"), (240, 480, 720), "(min-width: 40rem) 18rem, 60vw"),
    "grid": Frame(
        ("3:2", "4:3", "4:5"),
        (400, 800, 1200),
        "(min-width: 60rem) 33vw, (min-width: 40rem) 50vw, 100vw",
    ),
}


def place_photos(
    layout: Layout,
    assets: ContentAssets,
    *,
    times_too_heavy: int = 0,
    refused_alts: tuple[str, ...] = (),
) -> tuple[PhotoSlot, ...]:
    """Return a slot for every photo the pages have a place for.

    `refused_alts` is what graders quoted of alternative texts they did not accept.
    """
    placing = Placing(assets, times_too_heavy, refused_alts)
    for page in layout.pages:
        placing.fill(page)
    return tuple(placing.slots)


@dataclass
class Placing:
    """The slots so far, and what they have taken."""

    assets: ContentAssets
    times_too_heavy: int
    refused_alts: tuple[str, ...] = ()
    slots: list[PhotoSlot] = field(default_factory=list[PhotoSlot])

    def fill(self, page: PagePlan) -> None:
        """Place photos in every section of the page that can show one."""
        if self.assets.logo is not None:
            self._logo(page, self.assets.logo)
        places: dict[str, Callable[[PagePlan], None]] = {
            "services": self._services,
            "people": self._people,
            "work": self._work,
            "about": self._about,
            "gallery": self._gallery,
        }
        before = len(self.slots)
        for section in page.sections:
            if section.kind == "hero":
                self._hero(page, section)
            elif section.kind in places:
                places[section.kind](page)
        if page.kind != "home":
            self._hurry(page, before)

    def _hurry(self, page: PagePlan, first: int) -> None:
        """Load the first picture of an inner page at once: it may be the largest thing in sight."""
        has_hero = any(slot.url == page.url and slot.section == "hero" for slot in self.slots)
        if first < len(self.slots) and not has_hero:
            self.slots[first] = self.slots[first].model_copy(update={"loading": "eager"})

    def _hero(self, page: PagePlan, section: SectionPlan) -> None:
        if page.kind == "service":
            shown = [p for p in self._loose() if p.subject and p.subject == page.source]
        elif page.kind == "home" and section.variant in ("picture", "split"):
            shown = sorted(self._loose(), key=_fitness, reverse=True)
        else:
            return
        if shown:
            frame = _FRAMES["wide" if section.variant == "picture" else "beside"]
            self._add(page, "hero", shown[0], frame, loading="eager")

    def _services(self, page: PagePlan) -> None:
        shown: dict[str, PhotoAsset] = {}
        for photo in self._loose():
            if photo.subject and photo.photo.role != "before":
                shown.setdefault(photo.subject, photo)
        if page.kind == "home" and len(shown) < 3:
            return
        for slug, photo in shown.items():
            self._add(page, "services", photo, _FRAMES["entry"], name=slug)

    def _people(self, page: PagePlan) -> None:
        by_id = {photo.fact_id: photo for photo in self.assets.photos}
        for person in self.assets.people:
            if person.portrait and person.portrait in by_id:
                portrait = by_id[person.portrait]
                self._add(page, "people", portrait, _FRAMES["face"], says=person.person.name)

    def _work(self, page: PagePlan) -> None:
        by_id = {photo.fact_id: photo for photo in self.assets.photos}
        projects = self.assets.projects[:6] if page.kind == "home" else self.assets.projects
        for project in projects:
            photos = [by_id[fact_id] for fact_id in project.photos if fact_id in by_id]
            done = [photo for photo in photos if photo.photo.role != "before"] or photos
            if done:
                self._add(page, "work", done[0], _FRAMES["entry"], says=project.project.name)

    def _about(self, page: PagePlan) -> None:
        if page.kind != "about":
            return
        fresh = [p for p in self._loose() if not p.subject and p.fact_id not in self._taken()]
        if fresh:
            self._add(page, "about", fresh[0], _FRAMES["beside"])

    def _gallery(self, page: PagePlan) -> None:
        here = {slot.fact_id for slot in self.slots if slot.url == page.url}
        shown = [photo for photo in self._all_but_faces() if photo.fact_id not in here]
        if page.kind == "service":
            shown = [photo for photo in shown if photo.subject == page.source]
        if len(shown) == 1 and page.kind != "service":
            # One picture is no gallery, unless nothing else on the site shows it.
            shown = [photo for photo in shown if photo.fact_id not in self._taken()]
        most = _MOST_IN_GALLERY.get(page.kind, _MOST_ELSEWHERE)
        for photo in _in_pairs(shown)[:most]:
            self._add(page, "gallery", photo, _FRAMES["grid"], has_caption=True)

    def _logo(self, page: PagePlan, logo: PhotoAsset) -> None:
        photo = logo.photo
        self.slots.append(
            PhotoSlot(
                slot="logo",
                url=page.url,
                section="logo",
                fact_id=logo.fact_id,
                sha256=photo.sha256,
                width_px=photo.width_px,
                height_px=photo.height_px,
                widths_px=widths(photo.width_px, 160, 320),
                sizes="10rem",
                # The firm's name stands beside it.
                alt="",
                loading="eager",
                quality=80,
                has_alpha=True,
            )
        )

    def _loose(self) -> list[PhotoAsset]:
        """Return the photos that are neither faces nor bound to a project."""
        bound = {fact_id for project in self.assets.projects for fact_id in project.photos}
        return [photo for photo in self._all_but_faces() if photo.fact_id not in bound]

    def _all_but_faces(self) -> list[PhotoAsset]:
        return [p for p in self.assets.photos if p.photo.role not in ("portrait", "logo")]

    def _taken(self) -> set[FactId]:
        return {slot.fact_id for slot in self.slots}

    def _add(
        self,
        page: PagePlan,
        section: str,
        asset: PhotoAsset,
        frame: Frame,
        *,
        name: str = "",
        says: str = "",
        has_caption: bool = False,
        loading: Literal["eager", "lazy"] = "lazy",
    ) -> None:
        photo = asset.photo
        crop, width, height = _cut(photo, frame)
        smaller = frame.widths_px[: len(frame.widths_px) - min(2, self.times_too_heavy)]
        alt = self._alt(photo, says)
        caption = photo.caption if has_caption else ""
        slot = PhotoSlot(
            slot="new",
            url=page.url,
            section=section,
            fact_id=asset.fact_id,
            sha256=photo.sha256,
            crop=crop,
            width_px=width,
            height_px=height,
            widths_px=widths(width, *smaller),
            sizes=frame.sizes,
            # A caption beside the picture that says the same would be heard twice.
            alt="" if caption and alt.casefold() == caption.casefold() else alt,
            caption=caption,
            loading=loading,
            quality=_QUALITIES[min(self.times_too_heavy, len(_QUALITIES) - 1)],
        )
        stem_ = f"service-{name}" if name else f"{stem(page.url)}-{section}"
        self.slots.append(slot.model_copy(update={"slot": self._name(slot, stem_)}))

    def _alt(self, photo: Photo, says: str) -> str:
        alt = described(photo, says)
        return "" if any(repr(alt)[:100] in refused for refused in self.refused_alts) else alt

    def _name(self, slot: PhotoSlot, first: str) -> str:
        """Return the name of the same picture elsewhere, else a new one that begins with `first`."""
        used: dict[str, PhotoSlot] = {}
        for other in self.slots:
            used.setdefault(other.slot, other)
            same = other.slot.startswith(first) or not first.startswith("service-")
            if same and other.files == slot.files:
                return other.slot
        if first not in used and slot.section in ("hero", "services", "about"):
            return first
        return next(n for i in range(1, 10_000) if (n := f"{first}-{i}") not in used)


def _cut(photo: Photo, frame: Frame) -> tuple[Crop, int, int]:
    shape = fitting(photo.width_px, photo.height_px, *frame.shapes)
    left, top, right, bottom = kept(
        photo.width_px, photo.height_px, shape, is_portrait=photo.role == "portrait"
    )
    return (
        Crop(left=left, top=top, right=right, bottom=bottom),
        max(1, int(photo.width_px * (right - left))),
        max(1, int(photo.height_px * (bottom - top))),
    )


def _fitness(asset: PhotoAsset) -> tuple[bool, bool, bool]:
    photo = asset.photo
    is_wide = photo.width_px >= photo.height_px * 1.2
    return photo.role == "photo" and is_wide, photo.width_px >= 1000, not asset.subject


def _in_pairs(photos: Iterable[PhotoAsset]) -> list[PhotoAsset]:
    """Return the photos with every `before` directly followed by its `after`."""
    rest, ordered = list(photos), list[PhotoAsset]()
    while rest:
        first = rest.pop(0)
        ordered.append(first)
        if first.photo.role == "before":
            after = next((p for p in rest if p.photo.role == "after"), None)
            if after is not None:
                rest.remove(after)
                ordered.append(after)
    return ordered
