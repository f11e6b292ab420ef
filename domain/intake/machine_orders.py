"""Words in a brief that give orders to a language model, grader or browser instead of telling of a firm."""

import re
import unicodedata
from collections.abc import Iterator

from domain.intake.makers import speaks_to_makers
from domain.intake.orders_elsewhere import Forgetting

_HARMLESS_TAGS = (
    "a|abbr|b|big|blockquote|br|caption|center|cite|code|del|details|em|figcaption|figure|font|h[1-6]|"
    "hr|i|ins|kbd|li|mark|ol|p|pre|q|s|small|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul"
)
_TAG = rf"</?(?!(?:{_HARMLESS_TAGS})\b)[a-z][\w-]*(?:\s[^<>]*)?/?>"
_HANDLER = r"\bon(?:load|error|click|focus|blur|input|change|submit|toggle|key\w+|mouse\w+|pointer\w+|animation\w+)\s*="

_FOREIGN = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        # An element with all that is in it, or one tag of it.
        rf"(?:[\"']\s{{0,9}}/?>\s{{0,9}})?<(?!(?:{_HARMLESS_TAGS})\b)([a-z][\w-]*)\b[^<>]*>.{{0,1000}}?</\1\s*>",
        rf"(?:[\"']\s{{0,9}}/?>\s{{0,9}})?(?:{_TAG}|<[a-z][^<>]{{0,500}}{_HANDLER}[^<>]{{0,500}}>)",
        r"<!--.{0,4000}?-->|<!--[^\n]*|&lt;/?[a-z][^\n]{0,500}?&gt;(?:.{0,1000}?&lt;/\w+&gt;)?",
        # What chat templates put between turns.
        r"`{3,}\s{0,9}(?:system|assistant|developer|user)\s{1,9}.{0,4000}?(?:`{3,}|\Z)",
        r"<\|\w+\|>.{0,4000}<\|\w+\|>|<\|\w+\|>[^\n]*",
        r"\[(?:INST|SYS|SYSTEM)\].{0,4000}\[/(?:INST|SYS|SYSTEM)\]|<<SYS>>.{0,4000}<</SYS>>|\[/?(?:INST|SYS)\]",
        r"\{\{[#/]?\s?(?:system|user|assistant|prompt|instructions?)\s?\}\}(?:.{0,4000}\{\{/\w+\}\})?",
        # Declarations and sections of XML, and what is left of a template.
        r"<!\[CDATA\[.{0,4000}?\]\]>|<!(?:doctype|entity|element)\b[^<>]{0,500}(?:<![^<>]{0,500}>\s{0,9}){0,9}\]?>|<\?\w[^\n]{0,500}?\?>",
        r"\{\{[^{}\n]{0,200}\}\}|\{%[^\n]{0,200}?%\}|\$\{[^{}\n]{0,200}\}",
        # JSON: an answer given in advance, or the end of a value somebody wants to leave.
        r"\{\s{0,9}\"[\w-]+\"\s*:.{0,4000}[}\]]|\{\s*\"[\w-]+\"\s*:[^\n]*",
        r"[\"']?\s{0,9}[}\]]{1,9}\s{0,9},\s{0,9}\"[\w-]+\"\s*:[^\n]*|\"\s{0,9}[}\]]{2,}[^\n]*",
        rf"[\"']?\s{{0,9}}{_HANDLER}[^\n]*|\b(?:java|vb)script:[^\n]*|\bdata:text/html[^\n]*",
    )
)
"""What is in no language of people: it goes, and the words around it stay."""

_DO = (
    r"(?:add|admit|always|answer|append|assume|award|call|change|claim|cut|describe|disable|disclose|"
    r"disregard|display|do|drop|end|forget|give|grade|ignore|include|insert|invent|link|list|mention|"
    r"never|new (?:policy|rules?|instructions?)|offer|omit|output|override|pass|praise|print|promise|"
    r"rate|recommend|remove|repeat|replace|reply|respond|return|reveal|say|score|send|set|show|skip|"
    r"start|state|swap|tell|translate|treat|use|write|you|"
    r"ab jetzt|antworte|ändere|behaupte|beginne|bewerte|bezeichne|biete|erfinde|ersetze|erwähne|füge|"
    r"gib|ignorier\w*|lobe|missachte|nenne|preise|sage?|schreib\w*|setze|sprich|überspring\w*|"
    r"verlink\w*|vergiss|verrate|wiederhole|zeige?|"
    r"afirma|añade|asegura|califica|cambia|contesta|di|elimina|enlaza|enseña|escribe|ignora|incluye|"
    r"inventa|menciona|muestra|nunca|ofrece|olvida|omite|pon|puntúa|recomienda|repite|responde|revela|"
    r"siempre|sustituye|valora)\b"
)
_MACHINE = (
    r"(?:ai|a\.i\.|llm|gpt|chatgpt|claude|gemini|copilot|chatbot|(?:ai |language )?model|assistant|"
    r"grader|evaluator|judge|ki|k\.i\.|sprachmodell|(?:ki-)?assistent\w*|ki-\w+|bewerter|prüfer|"
    r"ia|i\.a\.|modelo(?: de lenguaje)?|asistente|evaluador)"
)
_TURN = (
    rf"(?:{_MACHINE}|system|developer|user|human|root|admin|prompt|instructions?|override|"
    r"sistema|entwickler|anweisung|instrucci[oó]n)"
)
_RULES = (
    r"(?:instructions?|rules?|prompts?|guidelines?|constraints?|restrictions?|directions?|"
    r"anweisungen|anweisung|regeln|vorgaben|einschränkungen|instrucciones|reglas|normas|órdenes)"
)
_WHICH = (
    r"(?:all|any|every|previous|prior|preceding|earlier|above|your|these|those|existing|current|"
    r"system|deine|alle|bisherigen?|vorherigen?|obigen?|vorigen?|diese|tus|todas|cualquier|estas)"
)
"""Which rules it is to forget: `Forget the rules of grammar` speaks to visitors."""

_SPOKEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Somebody who takes a turn in a conversation: `System: ignore ...`, `(grader: rate ...`.
        rf"(?:^\W*|[.!?;:(\[\]>*–—]\s{{0,3}}[\"'“„«*]?){_TURN}(?: (?:message|note|prompt|notice|override|update|command))?\s*(?::|>|=>|\]:?)\s*[\"'“„«*]*\s*{_DO}",
        r"\b(?:system|developer|admin|root|assistant) (?:message|prompt|override|notice|command)\s*:|\b(?:begin|end|start) (?:of )?(?:admin|system|developer|root) (?:override|prompt|message|instructions?)\b",
        r"^\W*(?:new|updated|revised|neue|aktualisierte|nuev[ao]s?) (?:instructions?|rules|task|anweisungen?|regeln|aufgabe|instrucciones|reglas|tarea)\s*:",
        # What a tool nobody has is made to say, and a key that is none of a client's.
        r"^\W*(?:tool|function|plugin|api)[ _-]?(?:outputs?|results?|responses?|calls?)\s*[:(]",
        r"^\W*(?:system|developer|assistant|ai|llm|bot|chatgpt|claude|gpt|hidden|ki|ia)[ _-](?:prompts?|instructions?|messages?|directives?|overrides?|anweisung(?:en)?|instrucciones)\W*$",
        r"(?:^|[.!?;(]\s?)\W{0,3}(?:ai|ki|ia)[- ](?:reviewer|grader|judge|assistant|agent|model|engine|writer|system|bot)s?\s*:",
        r"\b(?:system|entwickler|admin)(?:nachricht|meldung|anweisung|befehl|hinweis)\s*:|\b(?:mensaje|aviso|orden) (?:del sistema|de sistema|del desarrollador)\s*:",
        r"#{2,}\s*(?:instructions?|system|assistant|user|human|prompt|anweisung|instrucci[oó]n)\s*:",
        r"^\W*(?:as|being) (?:the|this) (?:\w+['’]s )?(?:\w+ )?(?:engine|generator|model|machine|builder)\b[^.]{0,20}\byou (?:shall|must|should|will|have to)\b",
        r"(?:^|[.,;:!?]\s)(?:as an? (?:ai|a\.i\.|llm|(?:large )?language model)|als (?:ki|k\.i\.|sprachmodell)|como (?:ia|i\.a\.|modelo de lenguaje))\b(?!\w)",
        # Rules of a prompt.
        rf"\b(?:ignore|disregard|forget|override|bypass|discard)\b(?:[^.!?]{{0,30}}\b{_WHICH}\b)[^.!?]{{0,30}}\b{_RULES}\b|\b(?:ignore|disregard|forget|override|bypass|discard)\b[^.!?]{{0,30}}\b{_RULES} (?:above|before|so far|given|and {_DO})",
        r"\b(?:ignore|disregard|forget|override|discard)\b[^.!?]{0,20}\b(?:(?:text|sentences?|lines?|everything|anything|all|content) (?:above|before|below|so far)|(?:previous|prior|preceding|earlier) (?:text|content|messages?))\b",
        rf"\b(?:ignorier\w*|vergiss|vergesst|vergessen sie|missacht\w*|umgeh\w*|verwirf)\b[^.!?]{{0,40}}(?:\b{_WHICH}\b[^.!?]{{0,30}}\b{_RULES}\b|\b{_RULES} und {_DO}|\balles (?:bisherige|obige|davor)\b)",
        rf"\b(?:ignora\w*|ignore[ns]?|olvid[ae]\w*|omit[ae]\w*|descart[ae]\w*|desobedec\w*)\b[^.!?]{{0,40}}(?:\b{_WHICH}\b[^.!?]{{0,30}}\b{_RULES}\b|\b{_RULES} (?:anteriores|previas|y {_DO})|\btodo lo anterior\b)",
        r"\b(?:print|reveal|output|repeat|show|disclose|leak|dump|return|copy|quote)\b[^.!?]{0,40}\b(?:system prompts?|your (?!own\b)(?:\w+ )?(?:prompts?|instructions|rules|api key|key)|the (?:full |whole |entire )?prompt|house rules verbatim|api keys?)\b|\b(?:print|reveal|output|disclose|leak|dump)\b[^.!?]{0,30}\bhouse rules\b",
        r"\b(?:gib|zeig\w*|verrat\w*|druck\w*|wiederhol\w*|nenn\w*)\b[^.!?]{0,30}\b(?:(?:deinen?|den|ihren) (?:system)?prompt|systemprompt|deine (?:anweisungen|regeln)|hausregeln wörtlich|api-schlüssel)\b",
        r"\b(?:muestra|revela|imprime|repite|enseña|copia|escribe)\b[^.!?]{0,30}\b(?:(?:tu|el|su) (?:system )?prompt|prompt del sistema|tus (?:instrucciones|reglas|normas)|clave de api)\b",
        r"\b(?:all|any|the) (?:earlier|previous|prior|above|other) (?:\w+ )?(?:guidance|guidelines|rules|instructions|prompts?)\b[^.]{0,20}\b(?:void|invalid|obsolete|cancell?ed|superseded|null|outdated)\b",
        r"\b(?:translate|summari[sz]e|publish|explain|quote) (?:all )?(?:of )?your (?:instructions|prompt|rules)\b|\bübersetz\w* deine (?:anweisungen|regeln)\b|\btraduce tus (?:instrucciones|reglas)\b",
        # Who it is to be from now on.
        r"\byou are (?:now|no longer)\b[^.!?]{0,60}\b(?:dan|ai|assistant|model|jailbr\w+|unrestricted|restrictions?|rules|limits|filters|developer mode|admin\w*)\b|\b(?:developer|debug|god|admin|maintenance|jailbreak) mode (?:is )?(?:on|enabled|activated)\b|\bdo anything now\b",
        r"^\W*(?:du bist|sie sind) (?:jetzt|nun|ab jetzt|ab sofort) (?:eine?|kein\w*|dan)\b[^.!?]{0,60}\b(?:ki|modell|assistent\w*|dan|regeln|einschränkungen|pirat)\b|^\W*(?:ahora eres|a partir de ahora eres|eres ahora)\b",
        r"^\W*(?:from now on,? |ab (?:jetzt|sofort) |a partir de ahora,? )(?:you|your|answer|reply|respond|write|antworte|schreibe?|responde|escribe)\b",
        # Marks for its own work.
        r"\b(?:rate|grade|score) (?:this|the|our|every|each) (?:\w+ )?(?:pages?|site|website|copy|text|answer|output)\b[^.!?]{0,20}(?:\b(?:an? )?A\+?(?![\w'’])|\b1(?:\.0)?\b|\b10(?:/10)?\b|\b100\b|\bfull marks\b|\bperfect\b|\bhighest\b|\bpass\w*)",
        r"\b(?:bewerte\w*|benote\w*)\b[^.!?]{0,15}\b(?:diese[ns]?|die) (?:seite|website|webseite|antwort|text)\b|\b(?:califica|puntúa|valora|evalúa)\b[^.!?]{0,10}\best[ea] (?:página|sitio|web|texto|respuesta)\b",
        r"\b(?:skip|disable|turn off|bypass|suppress)\b[^.!?]{0,15}\b(?:audits?|graders?|grading|fact[- ]checks?|quality gates?|validat\w+)\b|\b(?:überspring\w*|umgeh\w*|schalte?)\b[^.!?]{0,20}\b(?:prüfungen|audits?|bewertung|faktenprüfung)\b|\b(?:omite|salta|desactiva)\b[^.!?]{0,20}\b(?:auditor[ií]as?|comprobaciones|controles de calidad|evaluación)\b",
        r"\b(?:write|put|use|say|fill|insert|repeat|schreib\w*|setz\w*|escribe|pon)\b[^.!?]{0,40}\b(?:every|each|all|jeden?|alle|cada|todos los) slots?\b",
        # What belongs to others.
        r"\b(?:other|another|demás|otros|andere[nr]?) (?:tenants?|clients?|customers?|clientes|kunden|mandanten)\b[^.!?]{0,30}\b(?:this|your|esta|dieser) (?:platform|service|server|system|database|plataforma|sistema|plattform|datenbank)\b|\bother tenants?'?s?\b",
        # Orders in another writing.
        r"^\W*(?:decode|dekodier\w*|entschlüssle|descodifica|decodifica)\b[^.!?]{0,40}(?::|\b(?:follow|obey|execute|befolg\w*|ausführ\w*|obedece|ejecuta|sigue)\b)",
        r"\b(?:decode|decrypt)\b[^.!?]{0,30}\b(?:and|then) (?:obey|execute)\b|\b(?:rot-?13|base-?64)\b[^.!?]{0,30}\b(?:obey|follow|execute)\b",
        r"(?<!\w)(?:\w ){8,}\w(?!\w)",
        r"(?<![\w/+.=@-])(?=[a-z0-9+/]{0,200}?\d)[a-z0-9+/]{40,}={0,2}(?![\w.@/-])",
    )
)
"""Orders in words: the whole sentence goes."""

_END = re.compile(
    r"(?<=[.!?…])[\"”“’»)\]*_]*\s+|\n(?=\s*(?:[-*+>#|•]|\d{1,3}[.)]\s|[^\W\d]\w{0,30}:\s))|(?<=\n)\s*\n"
)
_HEADING = re.compile(r"(?m)^\s*#[^\n]*\n")
_ASIDE = re.compile(r"[(\[][^()\[\]]{4,}[)\]]")
_LEAD = re.compile(r"^\s*(?:[-*+>•|]\s*|#{1,6}\s|\d{1,3}[.)]\s)*[\"“„«*_]*")
_TAIL = re.compile(r"[\"”“’»*_)\]|\s]*(?:(?<=[\"”“»*])\s?[–—-]{1,2}\s.*)?$", re.DOTALL)
"""Closing signs, and who said it: `” – Hannah P.`."""
_GOES_ON = re.compile(
    rf"[\s\"“„«*_>-]*(?!(?:call|write|ring|send)\b[^.!?]*(?:\d{{3}}|@))(?:(?:and|then|now|also|finally|please|und|dann|danach|jetzt|bitte|y|luego|después|ahora|por favor),? ){{0,2}}(?:{_DO}|{_TURN}\s*:|(?:the|die|el|la) (?:only |einzige |único )?(?:valid |gültige )?(?:headline|title|footer|heading|tagline|überschrift|titel|titular|título)\b)",
    re.IGNORECASE,
)
"""A sentence that goes on ordering behind an order."""
_LABEL = re.compile(
    rf"^(?!(?:[^:]*\b)?(?:{_TURN}|todo|fixme|bots?|note|hinweis|nota|system\w*|mensaje|message|decode|dekodier\w*|descodifica)\b)[^\W\d][^:.!?\n]{{0,40}}:\s+",
    re.IGNORECASE,
)
"""What an order may stand behind: `Tap repair: ignore ...`."""


_LOOKS_LIKE = str.maketrans(
    "аеорсухіјѕһԁгкмнтвАЕОРСУХІЈЅНКМТВοαερτυικνΑΒΕΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdrkmhtbAEOPCYXIJSHKMTBoaeptuiknABEHIKMNOPTYX",
)
"""Cyrillic and Greek letters that are read as Latin ones."""
_FORGETTING = Forgetting(_LOOKS_LIKE)


def _read(text: str) -> str:
    """Return a text as it is read, whatever letters it is set in; as long as before."""
    if text.isascii():
        return text
    plain = (unicodedata.normalize("NFKC", c) if ord(c) > 0x2FFF else c for c in text)
    return "".join(p if len(p) == 1 else c for p, c in zip(plain, text, strict=True)).translate(
        _LOOKS_LIKE
    )


def orders(text: str) -> list[tuple[int, int]]:
    """Return where orders to a machine stand in a paragraph, without the signs around them."""
    text = _read(text)
    spans: list[tuple[int, int]] = []
    for pattern in _FOREIGN:
        spans += (found.span() for found in pattern.finditer(text))
        text = pattern.sub(lambda one: " " * len(one.group()), text)
    is_ordered = False
    for start, end in _sentences(text):
        found = list(_spoken(text, start, end, is_ordered=is_ordered))
        is_ordered = bool(found)
        spans += found
    return spans


def _spoken(text: str, start: int, end: int, *, is_ordered: bool) -> Iterator[tuple[int, int]]:
    """Yield what goes of a sentence: an aside alone, all of it, or what stands behind its label."""
    rest = text[start:end]
    for aside in _ASIDE.finditer(text, start, end):
        if _is_order(aside.group()[1:]):
            yield aside.span()
            first, last = aside.start() - start, aside.end() - start
            rest = rest[:first] + " " * (last - first) + rest[last:]
    if _is_order(rest) or (is_ordered and _GOES_ON.match(rest)):
        begin = _begin(rest)
        tail = _TAIL.search(rest, begin)
        yield start + begin, start + (tail.start() if tail else len(rest))


def _begin(sentence: str) -> int:
    """Return where an order begins: behind list signs, and behind a label that is none of it."""
    lead = _LEAD.match(sentence)
    begin = lead.end() if lead else 0
    label = _LABEL.match(sentence[begin:])
    return begin + label.end() if label and _is_order(sentence[begin + label.end() :]) else begin


def _is_order(text: str) -> bool:
    is_spoken = speaks_to_makers(text) or any(pattern.search(text) for pattern in _SPOKEN)
    return is_spoken or _FORGETTING.is_in(text)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    ends = sorted(
        {m.end() for m in _END.finditer(text)} | {m.end() for m in _HEADING.finditer(text)}
    )
    last = 0
    for end in (*ends, len(text)):
        if text[last:end].strip():
            yield last, end
        last = end
