"""Words to whoever makes the site that ask for nothing outright: thanks, hopes, what follows a wish."""

import re

from domain.facts import TO_THE_MAKER, FactKind

_GOOD = r"(?:lovely|nice|great|good|fine|perfect|wonderful|ideal|brilliant|amazing|fantastic|appreciated|helpful|handy|cool|best|super|enough|welcome|a bonus)"
_GUT = r"(?:schön|toll|super|gut|prima|klasse|ideal|perfekt|wunderbar|nett|fein|cool|hilfreich|genial|großartig|am besten|lieb|hübsch)(?:er|es|e)?"
_BIEN = r"(?:bien|genial|perfect[oa]s?|ideal(?:es)?|estupend[oa]s?|bonit[oa]s?|fenomenal|mejor|maravillos[oa]s?|buen[oa]s?|chul[oa]s?|precios[oa]s?)"
_HOPES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:would|could|might|'d|’d) (?:all |also |really )?be (?:\w+ )?{_GOOD}\b",
        r"\b(?:i'd|i’d|i would|we'd|we’d|we would) be (?:very |so |really )?(?:grateful|glad|thrilled|delighted|pleased|happy) (?:if|with)\b",
        r"\b(?:i|we)(?:'d|’d| would) (?:quite |rather |really |also |just |still |ideally )*(?:like|love|prefer|want|appreciate|fancy)\b(?! to (?:welcome|thank|invite|hear|see you|meet|help|stress|point out))",
        r"\bif you could\b|^(?:i|we) (?:was|were) (?:hoping|thinking|wondering)\b|^(?:i|we) (?:hope|trust) (?:that )?(?:you|this|it|the (?:site|page))\b",
        r"\b(?:imagine|picture|envisage|see) (?:the|this|our|my) (?:new )?(?:web ?site|site|page|homepage)\b|\b(?:he|she|they)(?:'ll|’ll| will| can) (?:send|e-?mail|bring|share|drop|forward)\b|\bhas (?:the|some|all the|more) (?:photos|pictures|logo)\b",
        r"\bstelle?n? (?:ich|wir) (?:mir|uns) (?:die|unsere|meine)? ?(?:neue )?(?:web)?(?:seite|site|homepage)|\b(?:die|unsere|meine) (?:web)?(?:seite|homepage) stelle?n? (?:ich|wir)|\b(?:me|nos) imagin\w+ (?:la|nuestra|una) (?:web|página)\b",
        r"\b(?:haven.t|have not|don.t|do not) (?:got|have) (?:any |good |many |proper |a |nice )*(?:photos|pictures|logo)\b|\b(?:habe|haben) (?:ich |wir )?(?:noch |leider )*kein\w* (?:gut\w* )?(?:fotos|bilder|logo)\b|\bno ten(?:go|emos) (?:\w+ )?(?:fotos|logo)\b",
        r"\b(?:i|we) (?:really |quite |do )?(?:love|like|liked|admire|hate) (?:the |their |how |your )?(?:[\w']+ ){0,3}?(?:web ?site|site|homepage|look|design) (?:of|from|for)\b|\b(?:gefällt|mag|mögen)\b[^.!?]{0,30}\b(?:seite|website|homepage) (?:von|der|des)\b|\bgusta\w*\b[^.!?]{0,20}\b(?:web|página) de\b",
        r"^(?:(?:it|that|this)(?:'s|’s| is) )?not (?:essential|important|urgent|necessary|a must)\b|^no (?:rush|hurry|pressure)\b|^(?:das ist |ist )?(?:aber )?nicht (?:dringend|wichtig|nötig|zwingend)\b|^no es (?:urgente|imprescindible|importante|necesario)\b",
        r"\bfeel free to (?:shorten|change|edit|rewrite|cut|leave|move|tidy|improve|reword|pick|choose|use|add|play|correct|fix|ignore)\b",
        r"\b(?:i'm|i’m|i am|i'll|i’ll|i will|we'll|we’ll|we will|we're|we’re|i can|we can|i could|my \w+ will) (?:sending|send|attach\w*|forward\w*|e-?mail|drop|get|let) (?:you|over|the (?:photos|pictures|logo|rest|text|prices))\b",
        r"^(?:please )?(?:just )?(?:let me|let us|tell me|tell us) (?:know|if|what|when|which|whether)\b|^(?:i'm |i’m |i am |we're |we are )?not sure (?:about|if|what|whether|which|how)\b",
        r"\bup to you\b|\byou (?:decide|choose|know best|are the expert)\b|\bwhatever you (?:think|like|feel)\b|\bi(?:'ll|’ll| will)? leave (?:that|it|the \w+) (?:up )?to you\b|^over to you\b",
        r"^(?:and |also |so )?(?:could|can|would|will) you (?:please |also |maybe |perhaps |just )?(?:be able to |manage to )?(?:say|add|mention|call|tell|send|do|check|look|let|get|give|find|change|help|design|build|set|write)\b",
        r"^(?:does that|is that|would that|will that|is this) (?:make|ok|okay|alright|all right|work|enough|fine|possible)\b",
        rf"\b(?:wär(?:e|en|s)?|fänd\w*)\b[^.!?]{{0,70}}\b{_GUT}\b|\b{_GUT} (?:wäre[n]?|fänd\w*)\b",
        r"\bfreuen,? wenn (?:ihr|sie|du|man|die (?:seite|website|homepage))\b|\bwenn (?:ihr|sie|du|man)\b[^.!?]{0,70}\bkönnte\w*\b",
        r"\b(?:fotos?|bilder|logo|texte?|preise|rest)\b[^.!?]{0,30}\b(?:schick\w*|send\w*|liefer\w*|reich\w*|mail\w*)\b|\b(?:schick|send|mail)en? (?:ich|wir) (?:euch|ihnen|dir|noch|nach)\b",
        r"^meldet? (?:euch|dich|sie sich)\b[^.!?]{0,20}\b(?:wenn|falls|gern\w*|bitte)\b[^.!?]*\b(?:noch|fragen|braucht|brauchen|fehlt)\b|\bbescheid\b[^.!?]{0,40}\b(?:sagt|sagen|geben|gebt|wenn|falls)\b|^(?:sagt|sag|sagen|gebt) (?:sie )?(?:mir|uns) (?:bitte )?bescheid",
        r"\bdas überlass\w* (?:ich|wir) (?:euch|ihnen|dir)\b|\bmacht? (?:mal |ruhig )?(?:einfach )?wie ihr\b|^(?:da )?bin ich (?:mir )?(?:noch )?(?:nicht sicher|unsicher)\b|^(?:das )?weiß ich (?:noch )?nicht\b",
        r"^(?:könnt|könntet|kannst|könnten|können) (?:ihr|du|sie) (?:auch |bitte |noch |vielleicht )?(?:\w+ ){0,8}?(?:schreiben|sagen|erwähnen|machen|nennen|schicken|gestalten)\b",
        rf"\b(?:estar[ií]an?|ser[ií]an?|quedar[ií]an?|vendr[ií]an?)\b[^.!?]{{0,30}}\b{_BIEN}(?!\w)",
        r"\b(?:me|nos) encantar[ií]a que\b|\b(?:ya )?(?:os|te|le|les) (?:mand|enviar|envi[oa]|pas[oa]ré|pasar)\w*\b[^.!?]{0,40}\b(?:fotos?|logo\w*|textos?|precios|resto)\b",
        r"\b(?:lo|eso) dej\w+ (?:a|en) (?:vuestr|su|tu)\w*\b|^como (?:veáis|vean|vea|veas|queráis|quieran)\b|^(?:todavía |aún )?no (?:sé|sabemos) (?:si|qué|cómo|cuál)\b",
        r"^¿?(?:y )?(?:podr[ií]ais|podr[ií]an|podr[ií]as?|pod[ée]is|puedes|pueden) (?:también )?(?:decir|poner|mencionar|hacer|escribir|mandar|enviar)\b",
        r"^(?:avisad(?:me|nos)|av[ií]s[ae](?:me|nme|nos)|decid(?:me|nos)|d[ií]ga(?:me|nme|nos))\b",
    )
)
_OF_CUSTOMERS = re.compile(
    r"(?i)\b(?:notice|deposit|call ahead|your (?:visit|call|booking|support|donation|help)|happy to (?:help|visit|quote|advise)|placer (?:atender|recibir|ayudar)\w*|anruf|anmeldung(?![^.!?]*\b(?:online|\w*formular|\w*kalender|website|homepage|button|knopf)\b)|spende\w*|ihren besuch|aviso previo|donativo\w*|volunteer\w*)\b"
)


def hopes(text: str) -> bool:
    """Return whether a sentence hopes for something of the site, or is about the making of it."""
    return len(text) < 240 and not _OF_CUSTOMERS.search(text) and any(p.search(text) for p in _HOPES)  # fmt: skip


_THANKS = re.compile(
    r"(?i)^\W*(?:(?:many|big|so many) )?(?:thanks?(?: you)?|cheers|(?:vielen |herzlichen |besten |lieben |schon mal |tausend )*dank\w*|(?:muchas |mil |muchísimas )?gracias)(?!\w)[^.!?]{0,140}[.!]*$"
)
_TO_CUSTOMERS = re.compile(
    r"(?i)\b(?:visit\w*|choos\w+|shopp\w+|support\w*|custom(?:ers?)?|loyalty|trust\w*|dining|guests?|clients?|volunteers?|donors?|sponsors?|everyone who|vertrauen|treue|besuch\w*|einkauf\w*|kund\w+|gäste\w*|unterstützung|spende\w*|helfer\w*|confianza|visitas?|compras?|clientes|apoyo|voluntari\w+|soci[oa]s)\b|\b(?:and|und|y) (?:we|wir) \w+"
)


def is_thanks(text: str) -> bool:
    """Return whether a sentence thanks the maker: `Thank you for offering to build my site.`."""
    return _THANKS.match(text) is not None and not _TO_CUSTOMERS.search(text)


_FOLLOWS = re.compile(
    r"(?i)^(?:(?:but|and|well|yes|no|ok|aber|und|ja|nein|pero|y|bueno|sí),? )?(?:"
    r"(?:it|that|this|they|those|these) (?:should|shouldn.t|must|would|wouldn.t|could|might|can|needs?|doesn.t|does not|has to|have to|looks?|feels?|makes?|suits?|puts?|always (?:looks?|feels?)|is (?:not|too|just|more|what|how|why|fine|ok|up|so|the (?:main|most))|are (?:not|too|just|so|what))\b"
    r"|(?:that|this|it)(?:'s|’s) (?:not|too|just|more|what|how|why|fine|ok|up to|so|the (?:main|most)|my|our only)\b"
    r"|not (?:yet|that|too)\b|nothing too\b|the same goes\b|otherwise\b|or maybe\b|if not\b|if (?:that|it)(?:'s|’s| is)\b|because (?:that|it|they)\b"
    r"|(?:das|es|die|so etwas) (?:sollte|soll|muss|müsste|darf|dürfte|könnte|kann|wirkt|sieht|passt|wäre|ist (?:mir|uns|nicht|zu|nur|egal|wichtig))\b|(?:noch )?nicht zu\b|nicht so\b|sonst\b|sowas\b|so was\b|falls (?:das|es|nicht)\b|oder vielleicht\b"
    r"|(?:eso|esto|que|todo)? ?(?:deber[ií]a|tiene que|tendr[ií]a|queda|parece|no (?:es|hace falta|tiene que|debe))\b|(?:eso|esto) (?:me|nos|es)\b|nada (?:muy|demasiado)\b|si no\b|si (?:eso|es posible|se puede)\b|o quizás?\b)"
)
_CONFESSES = re.compile(
    r"(?i)^(?:(?:but|and|well|ok|aber|und|naja|na ja|also|pero|bueno|pues|y),? )?(?:(?:i|we) (?:hope|guess|think|know|mean|suppose|promise|will|haven.t|have not|don.t|do not|aren.t|could|would|might|want|just)\b|(?:i'm|i’m|i am|we're|we’re|we are|it's|it’s|it is|that's|that’s|they're|that is) (?:not|just|only|still|sure|afraid|hoping|working|true|nearly|almost|kind)\b|my \w+ (?:says?|thinks?|reckons?)\b|no (?:sé|sabemos)\b|i don.t know\b|keine ahnung\b|meine? \w+ (?:sagt|sagen|meint|findet)\b|mis? \w+ (?:dice|dicen|cree)\b|nobody\b|everyone\b|everybody\b|one day\b|some day\b|maybe\b|not yet\b|noch (?:nicht|sind|haben)\b|(?:wir|ich|das|es) (?:sind|bin|haben|habe|ist|hoff\w+|werden|werde|weiß|wissen|glaub\w+|stimmt|wäre)\b|(?:ich|wir) hoff\w+|irgendwann\b|vielleicht\b|(?:todavía|aún) no\b|no (?:lo )?(?:somos|soy|es|tenemos|hemos)\b|esper(?:o|amos)\b|algún día\b|quizás?\b|nadie\b|pero\b)"
)
_NOBODY = re.compile(r"(?i)\b(?:nobody|no one|keiner|niemand|nadie)\b")
_STATES = re.compile(r"\d|[@£€$]|[\"“„«]|(?<=[\w,;] )(?!I\b|I['’])[A-ZÁÉÍÓÚÑ]\w+")
"""Figures, names and quotations are facts, whatever the sentence begins with."""
_NOUNS = re.compile(r"\d|[@£€$]|[\"“„«]")


def refers_back(
    text: str, before: FactKind | None, *, is_german: bool, introduced: bool, asked: bool
) -> bool:
    """Return whether a sentence only goes on about the wish before it: `I'm not yet, but I hope to be.`.

    Args:
        text: The sentence.
        before: What the sentence before was, None when it spoke to customers.
        is_german: Its nouns have capitals, which are no names.
        introduced: The wish before also said who or what the firm is.
        asked: The wish before was a question.
    """
    facts = _NOUNS if is_german else _STATES
    if before not in TO_THE_MAKER or facts.search(text) or len(text.split()) > 16:
        return False
    if before is FactKind.DECLINED or asked:
        return (
            _CONFESSES.match(text) is not None
            or _NOBODY.search(text) is not None
            or _FOLLOWS.match(text) is not None
        )
    return not introduced and _FOLLOWS.match(text) is not None
