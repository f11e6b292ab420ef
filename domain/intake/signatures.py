"""Who signed a letter, and what a signature says of the firm."""

import re

from domain.facts import Fact, FactKind, Person, Phone, fact
from domain.intake.addresses import addresses
from domain.intake.contacts import emails, links, phones
from domain.intake.desk import Desk
from domain.intake.letters import Letter
from domain.intake.prose import take_sentence
from domain.intake.speech import PERSON
from domain.intake.stretch import Stretch

_LEGAL = re.compile(
    r"&|\b(?:GmbH|OHG|KG|e\.\s?K|e\.\s?V|UG|AG|Ltd|Limited|LLC|Inc|LLP|S\.\s?L|S\.\s?A|Co\.)(?!\w)"
)
_SIGNER = re.compile(r"[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+(?:\s+[A-ZÄÖÜÁÉÍÓÚÑ][\w.'’-]*){1,3}")


def take_signature(desk: Desk, post: Letter) -> None:
    """Take down the contacts in a signature, and the name of the firm if nothing else gives it."""
    for line in post.dropped:
        desk.tell(line, "letter", said=line.text[:80])
    for line in _with_roles(desk, post.signature):
        _take_line(desk, line)
    _take_sender(desk, post)


def _take_sender(desk: Desk, post: Letter) -> None:
    """Whoever sent the mail can be written to, when the brief gives no other address."""
    sender = post.sender
    hits = emails(sender.text, desk.speech)
    if not hits or FactKind.EMAIL in desk.kinds:
        return
    desk.add(FactKind.EMAIL, sender.cut(hits[0].start, hits[0].end), detail=hits[0].detail)
    name = sender.cut(0, hits[0].start).strip(' <"“”,')
    if _SIGNER.fullmatch(name.text) and not speaks_of_firm(desk, name.text):
        desk.introduced.append(name)
        first = name.text.split()[0].casefold()
        signed = any(line.text.casefold().strip(" ,.") == first for line in [*post.signature, *post.dropped])  # fmt: skip
        if signed and not any(_names(f, name.text) for f, _ in desk.found):
            desk.add(FactKind.PERSON, name, detail=Person(name=name.text))


def _names(made: Fact, name: str) -> bool:
    return isinstance(made.detail, Person) and made.detail.name.casefold() == name.casefold()


def speaks_of_firm(desk: Desk, text: str) -> bool:
    """Return whether words name a firm rather than a person."""
    return (
        _LEGAL.search(text) is not None or desk.speech.words("trades_re").search(text) is not None
    )


def _with_roles(desk: Desk, lines: list[Stretch]) -> list[Stretch]:
    """A name and the role on the line below it are said of one person."""
    made: list[Stretch] = []
    for line in lines:
        role = desk.speech.words("roles_re").fullmatch(line.text.strip(" ,."))
        if made and role and _SIGNER.fullmatch(made[-1].text):
            name = made[-1]
            between = name.at[-1:] * 2
            made[-1] = Stretch(f"{name.text}, {line.text}", name.at + between + line.at)
        elif line:
            made.append(line)
    return made


def _take_line(desk: Desk, line: Stretch) -> None:
    speech = desk.speech
    text = line.text
    if any(find(text, speech) for find in (emails, phones, links, addresses)):
        known = {f.detail.href for f, _ in desk.found if isinstance(f.detail, Phone)}
        numbers = [n for n in phones(text, speech) if isinstance(n.detail, Phone)]
        again = [n for n in numbers if isinstance(n.detail, Phone) and n.detail.href in known]
        line = line.without((n.start, n.end) for n in again)
        if any(find(line.text, speech) for find in (emails, phones, links, addresses)):
            take_sentence(desk, line)
        return
    said = " ".join(f.text for f, _ in desk.found).casefold()
    named = any(f.kind is FactKind.NAME for f, _ in desk.found)
    firm = _LEGAL.search(text) or speech.words("trades_re").search(text)
    if firm and not named and len(text.split()) <= 7:
        desk.add(FactKind.NAME, line.strip(" ,.|–—-"))
    elif re.search(r"\d", text) or len(text.split()) > 7:
        take_sentence(desk, line)
    elif firm or text.casefold().strip(" ,.") in said:
        return
    else:
        _take_signer(desk, line, named=named)


def _take_signer(desk: Desk, line: Stretch, *, named: bool) -> None:
    """Who signs with a role is of the firm; of a nameless firm, whoever signs with a full name."""
    signer = _SIGNER.match(line.text)
    role = desk.speech.words("roles_re").search(line.text)
    if signer and (role or not named):
        name = signer.group()
        made = Person(name=name, role=role.group() if role and role.start() > len(name) else "")
        desk.add(FactKind.PERSON, line, detail=made)
        desk.introduced.append(line.cut(0, len(name)))
    else:
        desk.tell(line, "letter", said=line.text[:80])


def name_from_people(desk: Desk) -> None:
    """A brief whose writer gives a name and no firm is of somebody who works under that name."""
    named = any(f.kind is FactKind.NAME for f, _ in desk.found)
    if not named and len({name.text.casefold() for name in desk.introduced}) == 1:
        desk.add(FactKind.NAME, desk.introduced[0])


_TITLED = re.compile(rf"(?=(?:Dr|Prof|Mr|Mrs|Ms|Rev|Sir|Dame)\b){PERSON}")


def people_from_name(desk: Desk) -> None:
    """A firm called `Dr Femi Adeyemi` is somebody, who is met there."""
    if any(isinstance(made.detail, Person) for made, _ in desk.found):
        return
    for made, place in list(desk.found):
        if made.kind is FactKind.NAME and _TITLED.fullmatch(made.text):
            who = fact(FactKind.PERSON, made.text, detail=Person(name=made.text))
            desk.found.append((who, place))
            return
