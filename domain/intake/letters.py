"""What is a letter and not its content: mail headers, greetings, farewells, signatures."""

import re
from dataclasses import dataclass, field

from domain.intake.hopes import is_thanks
from domain.intake.stretch import NOTHING, Stretch

_HEADER = re.compile(
    r"(?i)^\s*>*\s*(?:from|to|cc|bcc|date|sent|subject|reply-to|von|an|kopie|datum|gesendet|betreff|de|para|fecha|enviado|asunto|re|fwd?|aw|wg|rv)\s*:\s*(?P<said>\S.*)$"
)
_MAIL_CUE = re.compile(
    r"(?i)^\s*>*\s*(?:from|to|date|sent|subject|von|an|gesendet|datum|betreff|para|fecha|asunto)\s*:"
)
_DEVICE = re.compile(
    r"(?i)^\W*(?:sent from (?:my|mail for|outlook)|get outlook for|von meinem .{2,30} gesendet|gesendet (?:von|mit) (?:meinem|der)|diese nachricht wurde von meinem|enviado desde|obtener outlook|please (?:consider|think of) the environment|(?:this|the information in this) (?:e-?mail|message)\b.{0,60}\b(?:confidential|intended|privileged)|if you (?:are not the intended|have received this)|diese (?:e-?mail|nachricht)\b.{0,60}\bvertraulich\w*|bitte (?:denken sie|prüfen sie)\b.{0,60}\b(?:umwelt|ausdrucken)|este (?:correo|mensaje)\b.{0,60}\bconfidencial\w*|antes de imprimir)\b.*$|^-{3,}\s*(?:original message|forwarded message|weitergeleitete nachricht|ursprüngliche nachricht|mensaje (?:reenviado|original))\s*-*$"
)
_HELLO = (
    r"(?:hi+|he+y+|hello+|hiya|dear|morning|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern|"
    r"hallo+|moin+|servus|grüezi|grüß gott|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|"
    r"bonjour|bonsoir|salut|madame|monsieur|buongiorno|salve|goedendag|goedemorgen|"
    r"hola+|buenos días|buenos dias|buen día|buen dia|buenas(?: tardes| noches)?|estimad[oa]s?|querid[oa]s?)"
)
_GREETING = re.compile(
    rf"(?i)^\W*{_HELLO}\b(?:[ ,]+(?!(?:we|i|it|this|my|our|wir|ich|das|somos|soy|mi|tengo|estoy|quiero|queremos)\b)[\w.'’/-]+){{0,5}}\s*[,!:.–…]*\W*$"
)
_OPENER = re.compile(
    r"(?i)^\W*(?:(?:dear|liebe[rs]?|sehr geehrte[rs]?|querid[oa]s?|estimad[oa]s?) (?-i:[A-ZÄÖÜÁÉÍÓÚ]\w+)(?: (?-i:[A-ZÄÖÜÁÉÍÓÚ]\w+))?(?=,)|(?:hi+|he+y+|hello+|hiya|hallo+|moin+|servus|grüezi|hola+)(?: (?:there|all|team|guys|zusammen|ihr|leute|buen dia|buen día|buenos días|buenas(?: tardes)?|a todos))?|guten (?:tag|morgen|abend)|good (?:morning|afternoon|evening)|buen(?:os|as) (?:días|dias|tardes|noches)|buenas)\s*[,!.:–-]*\s+(?:(?:so|also|well|ok|okay|right|bueno|pues|and)\b,?\s+)?(?=\w+\W+\w+)"
)
_FILLER = re.compile(
    r"(?i)^(?:right so|okay so|ok so|so|well|also(?: erst ?mal)?|erst ?mal|vorweg|first off|first of all|to start with|para empezar|bueno|pues|a ver)[,.:]?\s+(?=(?:we|i|it|my|our|wir|ich|es|unser\w*|mein\w*|somos|soy|mi|nuestr\w+|tenemos)\b)"
)
_PLEASANTRY = re.compile(
    r"(?i)^\W*(?:i |we )?(?:hope (?:you(?:'re|’re| are)?|this|all)\b.{0,60}|thanks?(?: you)?(?: (?:so|very) much| a lot| again| in advance)?(?: for (?:the|your|getting|taking|coming|calling)\b.{0,60})?|many thanks.{0,30}|cheers.{0,20}|see below.{0,60}|as promised.{0,110}|please find (?:below|attached).{0,60}|look(?:ing)? forward to (?:hearing|your|working|seeing|it).{0,40}|(?:any|if you have any) questions.{0,60}|let (?:me|us) know.{0,60}|(?:good to meet|nice (?:to meet|talking)).{0,40}|we (?:spoke|met|talked|chatted) (?:at|on|last|yesterday|earlier|about)\b.{0,50}|talk soon.{0,20}|speak soon.{0,20}|no rush.{0,20}|.{0,60}\b(?<!\w)here(?:'s|’s| is| are) (?:what|all|everything|the (?:info|details|text|stuff))\b.{0,40}|"
    r"vielen dank.{0,60}|danke(?: schon mal| im voraus| schön)?.{0,30}|besten dank.{0,40}|(?:wir|ich) (?:hoffe|hoffen|freue|freuen)\b.{0,15}(?:geht|ihnen|auf (?:ihre|eure|deine|eine|ihr)|von ihnen).{0,50}|bei (?:rück)?fragen.{0,60}|wie besprochen.{0,60}|hier (?:die|das|alle|kommen|sind|ist|kommt)\b.{0,40}\b(?:stichpunkte|stichworte|infos?|angaben|texte|daten|unterlagen|informationen)\b.{0,30}|anbei .{0,60}|"
    r"(?:muchas |mil )?gracias.{0,50}|espero que .{0,50}|quedo (?:a|atent).{0,50}|quedamos .{0,40}|como (?:hablamos|quedamos|comentamos).{0,60}|adjunto.{0,50}|cualquier (?:duda|cosa).{0,50}|merci(?: (?:d['’]avance|beaucoup|à vous|de votre).{0,40})?\s?)$"
)
_FAREWELL = re.compile(
    r"(?i)^\W*(?:(?:(?:with )?(?:kind|best|warm|many|all the best|warmest|kindest)\s*)?(?:regards|wishes|thanks)|best|all the best|cheers|thanks(?: so much| again| a lot)?|thank you|many thanks|yours(?: sincerely| faithfully| truly)?|sincerely|ta|xx?|love|take care|tschüss?|ciao|bis bald|bis dann|servus|adiós|hasta pronto|bye(?: for now)?|"
    r"(?:mit )?(?:(?:freundlichen?|herzlichen?|besten?|lieben?|schönen?|vielen?|sonnigen?)\s+)+(?:grüßen|grüsse[n]?|grüße[n]?|gruß|gruss|dank)(?: aus [\w ]{2,30})?|mfg|lg|vg|bg|hg|herzlichst|gruß|gruss|grüße|"
    r"(?:un |muchos |reciba un )?(?:cordial(?:es)? |atent[oa]s? |afectuos[oa]s? )?(?:saludos?|abrazo|besos)(?: cordial(?:es)?)?(?: desde [\w ]{2,30})?|atentamente|cordialmente|gracias|(?:bien )?cordialement|bien à vous|bonne journée|à bientôt|merci(?: d['’]avance| beaucoup| à vous)?)"
    r"(?!\w)(?P<who>(?:\s*[,!.:–-][\s,!.:–-]*|(?<=cheers) |(?<=[lvbh]g) |(?<=mfg) |(?<=grüße) |(?<=gruß) |(?<=grüssen) |(?<=grüßen) |(?<=saludos) |(?<=saludo) |$)(?:[\w.'’-]+(?:\s+(?:&|and|und|y)\s+)?\s*){0,4}x*)?\W*$"
)
_SURELY = re.compile(
    r"(?i)regards|sincerely|faithfully|grüße|grüßen|grüsse|gruß|gruss|mfg|saludo|atentamente"
)
"""Farewells that are nothing else, so that a long line of small print may follow them."""
_LAST_LINES = 10
"""A signature has at most so many lines."""


@dataclass
class Letter:
    """The lines that say something, and those that only make it a letter."""

    lines: list[Stretch]
    dropped: list[Stretch] = field(default_factory=list[Stretch])
    signature: list[Stretch] = field(default_factory=list[Stretch])
    """Lines after the farewell, without the farewell itself."""
    subject: Stretch = NOTHING
    sender: Stretch = NOTHING
    """What stands behind `From:`: usually a name and a mail address."""


def letter(lines: list[Stretch]) -> Letter:
    """Return a text without what belongs to the letter; other lines stay where they are."""
    made = Letter(list(lines))
    _take_headers(made)
    _unquote(made)
    for i, line in enumerate(made.lines):
        if _DEVICE.match(line.text):
            _drop(made, i)
    _take_greeting(made)
    _take_farewell(made)
    return made


_FORMAL = re.compile(
    r"(?i)^\W*(?:liebe[rs]?|dear|morning|greetings|estimad[oa]s?|querid[oa]s?)\b[^,!:]*$"
)
"""`Liebe zum Detail` greets nobody: these words do so only before a comma."""


_SORRY = re.compile(
    r"(?i)^\W*(?:(?:it was )?(?:so )?(?:lovely|great|good|nice) (?:to (?:chat|talk|speak|meet|see|hear)|chatting|talking|speaking|meeting|seeing)\b[^.!?]{0,50}|(?:hallo,? )?hier (?:das|die|der|alle?s?|ist|sind|kommt|kommen)\b[^.!?]{0,40}\b(?:seite|website|webseite|homepage|internetseite)|(?:os|te|le|les) (?:paso|mando|envío)\b[^.!?]{0,60}|(?:schön|nett|toll),? (?:dich|sie|euch|mit ihnen|mit dir|dass wir)\b[^.!?]{0,60}|(?:fue un placer|encantad[oa] de)\b[^.!?]{0,60}|(?:the )?(?:pics?|pictures|photos|logo|rest) (?:is|are)? ?(?:attached|coming)[^.!?]{0,40})[.!?:]*$|^[^.!?]{0,40}\b(?:sorry|apologies|apologise) (?:for|about) (?:the |my |our )?(?:delay|late|slow|wait|silence)\b[^.!?]*[.!?]*$|^\W*(?:(?:my|our|the|here are my|meine|unsere|mis|nuestras) )?(?:answers?|replies|antworten|respuestas)(?: are| is|stehen|sind|están)? (?:below|inline|in between|underneath|unten|darunter|abajo|debajo)\b[^.!?]*[.!?]*$|^[^.!?]{0,30}\b(?:see|siehe|s\.|v[eé]ase|ver) (?:below|above|attached|unten|oben|anbei|abajo|arriba|adjunto)[.!]*$|^\W*(?:grazie|bedankt|dank u|dank je|obrigad[oa]|saluti|cordiali saluti|met vriendelijke groet)\b[^.!?\d]{0,30}[.!]*$|^\W*(?:as )?you(?:[’']d)? (?:asked|wanted)(?: me| us)? (?:for|to (?:send|write|put|jot))\b[^.!?]{0,100}[.!?]*$|^\W*(?:wie )?(?:sie|du|ihr) (?:wolltet?|wollten|wolltest)\b[^.!?]{0,60}\b(?:texte?|infos?|stichpunkte|angaben)\b[^.!?]{0,40}[.!?]*$|^\W*(?:me|nos) (?:pediste|pidió|pedisteis|pidieron)\b[^.!?]{0,90}[.!?]*$|^[^.!?]{0,80}\bhere (?:goes|it goes)\b[^.!?]{0,40}[.!?]*$|^\W*(?:so |really |very )?(?:sorry|apologies|excuse|entschuldig\w*|tut mir leid|verzeih\w*|perd[oó]n\w*|disculp\w*|siento)\b[^.!?]{0,90}[.!?]*$|^\W*(?:right(?: then)?|ok(?:ay)?(?: then)?|so here goes|here goes|also gut|na dann|bueno|venga|vale)[,.!]*$|[^.!?]{0,20}\b(?:pics?|photos|pictures|fotos|bilder) (?:to follow|will follow|folgen|van aparte)\b[^.!?]{0,20}[.!?]*$"
)


def is_pleasantry(text: str) -> bool:
    """Return whether a sentence is a greeting, a thank-you or a farewell and nothing more."""
    if _FORMAL.match(text):
        return False
    if is_thanks(text) and not re.search(r"\d|@", text):
        return True
    if len(text) > 120 or re.search(r"\d|@", text):
        return False
    if _SORRY.match(text) or re.fullmatch(r"\W*\w+\s+x{1,3}\W*", text):
        return True
    if _GREETING.match(text) or _PLEASANTRY.match(text):
        return True
    farewell = _FAREWELL.match(text)
    return farewell is not None and len(text.split()) <= 6


def opener_end(text: str) -> int:
    """Return where a sentence goes on after its `Hi,`; 0 when it begins with none."""
    hit = _OPENER.match(text[:60]) or _FILLER.match(text[:60])
    return hit.end() if hit else 0


_FROM = re.compile(r"(?i)^\s*>*\s*(?:from|von|de)\s*:\s*")


def _sender(line: Stretch) -> Stretch:
    lead = _FROM.match(line.text)
    return line.cut(lead.end()).strip() if lead else NOTHING


def _drop(made: Letter, i: int) -> None:
    if made.lines[i].text.strip():
        made.dropped.append(made.lines[i].strip())
    made.lines[i] = NOTHING


def _take_headers(made: Letter) -> None:
    """Header lines stand together; one alone is `Subject:` at the very top."""
    i = 0
    while i < min(len(made.lines), 60):
        run = i
        while run < len(made.lines) and _HEADER.match(made.lines[run].text):
            run += 1
        cues = sum(_MAIL_CUE.match(line.text) is not None for line in made.lines[i:run])
        top = not any(line.text.strip() for line in made.lines[:i])
        subject = cues == 1 and run == i + 1 and top and re.match(r"(?i)\W*(?:subject|betreff|asunto)", made.lines[i].text)  # fmt: skip
        if (cues >= 2 and run - i >= 2) or subject:
            for at in range(i, run):
                made.sender = _sender(made.lines[at]) or made.sender
                _drop(made, at)
        i = max(run, i + 1)


def _unquote(made: Letter) -> None:
    """A forwarded mail may be quoted as a whole; its signs are no block quote."""
    said = [line.text for line in made.lines if line.text.strip()]
    quoted = [text for text in said if text.lstrip().startswith(">")]
    if not made.dropped or len(quoted) < 3 or len(quoted) * 2 < len(said):
        return
    for i, line in enumerate(made.lines):
        sign = re.match(r"^\s*(?:>\s?)+", line.text)
        if sign:
            made.lines[i] = line.cut(sign.end())


def _take_greeting(made: Letter) -> None:
    seen = 0
    for i, line in enumerate(made.lines):
        if not line.text.strip():
            continue
        seen += 1
        if (seen > 1 or _SURELY.search(line.text)) and _FAREWELL.match(line.text):
            return
        hello = bool(made.dropped) and seen == 1 and len(line.text.split()) <= 3 and _GREETING.match(line.text)  # fmt: skip
        if (hello or is_pleasantry(line.text)) and not line.text.lstrip().startswith(
            ("#", "-", "*", ">")
        ):
            _drop(made, i)
        elif seen > 4:
            return


def _take_farewell(made: Letter) -> None:
    """The last farewell ends the letter, if only a signature follows it."""
    filled = [i for i, line in enumerate(made.lines) if line.text.strip()]
    for place, i in reversed(list(enumerate(filled))[-_LAST_LINES:]):
        text = made.lines[i].text
        if len(text) > 60 or re.search(r"[#*>|@]|\d{3}", text) or not _FAREWELL.match(text):
            continue
        after = filled[place + 1 :]
        longest = 200 if _SURELY.search(text) else 70
        if any(len(made.lines[at].text) > longest for at in after):
            return
        made.signature = [made.lines[at].strip() for at in after]
        _drop(made, i)
        for at in after:
            made.lines[at] = NOTHING
        return
