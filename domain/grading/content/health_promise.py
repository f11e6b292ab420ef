"""Nobody is promised health, riches or a won case."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import texts
from domain.grading.view import PageView

_ILLS = (
    r"(?:cancer|depression|diabetes|arthritis|anxiety|asthma|migraines?|autism|dementia|back pain)"
)
_ÜBEL = r"(?:krebs|depression(?:en)?|diabetes|arthrose|rheuma|migräne|asthma|demenz|ängste|rückenschmerzen)"
_MALES = r"(?:el cáncer|la depresión|la diabetes|la artrosis|la artritis|la migraña|la ansiedad|el asma|el dolor)"
_PROMISE = re.compile(
    rf"\b(?:cures?|heals?|reverses?|eliminates?) (?:\w+ ){{0,2}}{_ILLS}\b|\b(?:miracle|guaranteed) (?:cure|results|weight loss|returns?|profits?)\b|\b(?:risk[- ]free|no risk|without (?:any )?risk)\b(?= (?:investment|treatment|returns))"
    rf"|\b(?:lose|drop) \d+ ?(?:kg|kilos|pounds|lbs) in \d+|\bdoctors hate\b|\bwin(?:s|ning)? (?:every|your) case\b|\b100 ?% (?:safe|cure|success)"
    rf"|\b(?:heilt|heilen|besiegt|beseitigt) (?:\w+ ){{0,2}}{_ÜBEL}\b|\b(?:wundermittel|heilversprechen|garantierte (?:heilung|rendite))\b|\bohne (?:jedes )?risiko\b|\b100 ?% (?:erfolg|heilung|sicher)"
    rf"|\b(?:cura|curamos|elimina|sana) (?:\w+ ){{0,2}}{_MALES}|\bsin riesgo alguno\b|\b(?:cura|rentabilidad) garantizada\b|\b100 ?% (?:eficaz|seguro)",
    re.I,
)


def health_promise(page: PageView) -> Iterator[Fault]:
    """Fault promises of cures and of gain without risk, which the law of most countries forbids."""
    for piece in texts(page):
        if found := _PROMISE.search(piece.text):
            yield Fault(
                evidence=f"{found.group()!r} in {piece.text[:140]!r}",
                fix="Say what is done, and leave the outcome open.",
                selector=piece.selector,
                owner=piece.owner,
            )
