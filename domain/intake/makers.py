"""Sentences that speak to whoever makes or judges the site: never copy, whatever they ask for.

A page speaks to visitors. Who is named as its maker (`whoever builds this page`), addressed as a machine
(`note to the text generator`), told what to say (`the model must mention`) or how to answer is none.
"""

import re

from domain.facts import FactKind
from domain.intake.speech import LEXICONS, Speech
from domain.intake.wishes import wish

_SPEECHES = tuple(Speech(code, "") for code in LEXICONS)
_SURE = (
    r"(?:ai|a\.i\.|llms?|gpt(?:-\d\w*)?|chatgpt|claude|gemini|copilot|(?:chat)?bots?|(?:large )?language models?"
    r"|(?:\w+ ){0,1}(?:text|copy|content|page|(?:web)?site|caption|web)[- ]?(?:generators?|writers?|builders?|models?|tools?|bots?)"
    r"|(?:copywriting|writing|reading|grading|rating|scoring|caption(?:ing)?|summari[sz]ing|automat(?:ic|ed)) (?:\w+ )?(?:models?|systems?|engines?|tools?|agents?|assistants?|software|programs?)"
    r"|ki|k\.i\.|ki-\w+|\w*(?:generator|sprachmodell|textmodell)s?|maschine|automatische[rnsm]? \w+"
    r"|ia|i\.a\.|modelo de lenguaje|generador(?: de \w+)?|máquina|\w+ automátic[oa])"
)
"""Names only a machine has."""
_ALSO = (
    r"(?:models?|assistants?|agents?|graders?|evaluators?|reviewers?|judges?|crawlers?|scrapers?|parsers?|systems?|engines?"
    r"|pipelines?|assistent\w*|bewerter|prüfer|gutachter|modell|agent|modelo|asistente|evaluador|revisor|redactor|sistema)"
)
"""Names people and things have too."""
_THIS = (
    r"(?:this|these|the|dies\w*|die|das|den|dieser|est[aeo]s?|el|la|los|las)"
    r" (?:\w+[ -])?(?:page|pages|site|website|web ?page|web|copy|text|output|brief|document|content|seite|seiten|website"
    r"|webseite|texte?|ausgabe|dokument|inhalte?|página|páginas|sitio|texto|textos|documento|salida|contenido)\b"
)
_MAKES = (
    r"(?:mak|build|generat|writ|assembl|compos|creat|produc|process|evaluat|grad|check|review|rat|scor|audit|judg|summari[sz]|pars"
    r"|erstell|erzeug|generier|schreib|bau|prüf|bewert|beurteil|benot|verarbeit"
    r"|gener|redact|escrib|hag|constru|revis|evalú|evalu|puntú|procese|calific)\w*"
)
_NOTE = (
    r"(?:notes?|messages?|hints?|memos?|facts?|tasks?|attention|instructions?|reminders?|notice|info|todo"
    r"|hinweise?|nachricht|anweisung|botschaft|notiz|auftrag|aufgabe|achtung"
    r"|notas?|mensaje|aviso|instrucci[oó]n(?:es)?|orden|tarea|dato|atención)"
)
_SAY = (
    r"(?:write|say|state|claim|mention|describe|praise|output|print|repeat|invent|promote|advertise|generate|call|name"
    r"|schreib\w*|sag\w*|erwähn\w*|behaupt\w*|bezeichn\w*|lob\w*|nenn\w*|ausgeb\w*|hinzufüg\w*"
    r"|escrib\w*|decir|diga|di|afirm\w*|mencion\w*|describ\w*|presenta|presente|alab\w*|añad\w*)\b"
)
_MUST = r"(?:must|should|shall|has to|have to|is to|are to|needs? to|soll(?:en|te|ten)?|muss|müssen|deben?|tienen? que)"
_DETERMINER = r"(?:(?:the|any|every|all|whichever|whatever|die|das|den|der|dem|jede[nrs]?|alle|el|la|los|las|cualquier) )?"

_COMPOSE = (
    r"(?:(?:re)?write|claim|state|invent|compose|draft|describe|present|portray|praise|promote|advertise|begin|start|end|make"
    r"|turn|replace|swap|change|give|rate|output|respond|answer|reply|translate|add|insert"
    r"|schreibe?|behaupte|erfinde|beschreibe|stelle?|lobe|preise|ersetze|ändere|tausche|gib|antworte|beginne|mach|mache|übersetze"
    r"|ergänze|erwähne|escribe|redacta|afirma|inventa|describe|presenta|alaba|sustituye|reemplaza|cambia|responde|empieza|haz"
    r"|traduce|añade|menciona|asegura)"
)
_FORGET = r"(?:ignore|disregard|forget|skip|set|drop|override|vergiss|ignoriere|missachte|überspringe|setze|ignora|olvida|omite|salta|pon)"
_ORDERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Named by what they do with this page; visitors neither build nor judge it.
        rf"(?<!for )(?<!für )(?<!para )\b(?:whoever|whatever|whichever \w+|anyone|anybody|everyone|those|wer|wem|quien|quienes|cualquiera que)\s+(?:\w+ )?{_MAKES}\s+(?:\w+ )?{_THIS}|\bwer {_THIS} {_MAKES}",
        rf"\b(?:if|when|as|should) you(?:['’]re| are)? (?:now )?{_MAKES} {_THIS}|\b(?:wenn|falls|sofern) (?:du|sie) {_THIS} {_MAKES}|\bsi (?:estás |vas a )?{_MAKES} {_THIS}",
        rf"\b(?:if|when) you are (?:an?|the) (?:{_SURE}|evaluator|grader|crawler|scraper)\b|\b(?:wenn|falls) du (?:eine?|der|die|das) (?:{_SURE}|bewerter|prüfer)\b|\bsi eres (?:un|una|el|la) (?:{_SURE}|evaluador|revisor)\b",
        # Addressed.
        rf"\b{_NOTE}\W{{1,3}}(?:(?:to|for|an|für|para|al?) )?{_DETERMINER}(?:{_SURE}|(?:\w+ )?{_ALSO})\b\)?\s*[:,–—-]",
        rf"(?:^|[.!?(]\s*)(?:to|for|an|für|para|al?) {_DETERMINER}(?:{_SURE}\b[^.:]{{0,30}}|{_ALSO}\s*):",
        rf"\b(?:to|for) (?:whichever|whatever|any|every) (?:{_SURE}|{_ALSO})\b[^.]{{0,20}}\bread",
        rf"\b(?:dear|hey|hello|hi|listen|liebe[rs]?|hallo|achtung|querid[oa]|hola|oye|atención),? {_DETERMINER}(?:{_SURE}|{_ALSO})\b\s*[:,–—-]",
        rf"(?:(?<![\w-]){_SURE}|(?:^|[.!?;(]\s*)(?:assistant|asistente)),? (?:please|kindly|bitte|por favor)\b",
        rf"\b(?:{_NOTE}|important|wichtig|importante)(?: \w+)? (?:an|für|para|to|for) {_DETERMINER}(?:{_SURE}\s?[,:]|{_ALSO}\s?:)",
        r"\b(?:message|order|note|nachricht|hinweis|mensaje|aviso) (?:from|von|vom|de|del) (?:the |dem |el )?(?:operator|developer|admin\w*|owner|betreiber|entwickler|operador|desarrollador) (?:of|des|der|dieser|de|del) (?:(?:this|the|dieser|este|esta) )?(?:pipeline|system|platform|tool|plattform|plataforma|sistema)\b",
        # Named by what it does with these words; people are not.
        r"\b(?:systems?|software|programs?|algorithms?|tools?|engines?|machines?|algorithmus|programm|maschine|sistemas?|programas?|algoritmos?|herramientas?|máquinas?)\b (?:(?:that|which|que|das|der|die|is|are|currently) ){0,2}(?:(?:reads?|reading|process(?:es|ing)?|pars(?:es|ing)|sees|seeing) (?:this|these)(?: (?:texts?|briefs?|pages?|sites?|documents?|words|lines))?(?=\s*[,.;:!?]|\s+(?:must|should|shall|is|are|has|have|needs?)\b|\s*$)|dies\w* (?:text|seite|zeilen) (?:liest|verarbeitet)|(?:lea|lean|lee|leen|procesen?) est[aeo]s? (?:texto|página|web|líneas))",
        r"\b(?:language models?|llms?|ais|bots|sprachmodelle|modelos de lenguaje) (?:\w+ing|that|which|who|die|que) [^.!?]{0,20}\b(?:this|dies\w*|est[aeo])\b",
        rf"(?:^|[.!?(]\s*|,\s*)(?:dear |hey |hello |liebe[rs]? |hallo |querid[oa] |hola |oye )?(?:{_SURE}|(?:virtual |digital )?assistant|asistente virtual|asistente digital)\s?[,:–-]\s*(?:please |bitte |por favor |kindly )?(?:{_COMPOSE}|{_FORGET})\b",
        rf"^\W*(?:model|assistant|grader|evaluator|modell|assistent|modelo|asistente|evaluador|sistema)\s?,\s*(?:please |bitte |por favor )?(?:{_COMPOSE}|{_FORGET})\b",
        r"(?:^|[.!?(]\s*)(?:ki-\w+|ai \w+|bots?|sprachmodelle?|language models?)\s?:\s*(?:bitte|please|por favor)\b",
        # Told what to say.
        rf"\b{_SURE}\b[^.!?]{{0,20}}\b{_MUST} [^.!?]{{0,40}}\b{_SAY}",
        r"^\W*(?:todo|fixme|aufgabe|tarea)\b[^:.]{0,20}:\s*(?:\w+ ){1,3}(?:headline|title|footer|page|site|text|überschrift|titel|seite|titular|página)\b",
        # Told what its work is, or that what it knows of it is void.
        rf"\b(?:your|the|deine|die|tu|la|el) (?:real|actual|true|new|only|eigentliche|wahre|neue|einzige|verdader[oa]|nuev[oa]) (?:job|task|objective|goal|mission|assignment|role|aufgabe|rolle|mission|tarea|misión|objetivo|papel) (?:is|ist|es)\b[^.!?]{{0,30}}\b{_SAY}",
        r"\b(?:text|content|message|inhalt|texto|contenido)s? (?:above|before|so far|oben|davor|de arriba|anterior) (?:was|is|were|war|ist|era|es) (?:only |nur |solo )?(?:an? |ein |un[a]? )?(?:test|example|fake|draft|beispiel|prueba|ejemplo)\b",
        r"\b(?:guidance|guidelines|instructions|rules|prompts?|directions) you (?:were|have been|had been|got) (?:earlier |before |previously )?(?:given|told|sent)\b",
        rf"\b(?:told|said|given|gesagt|dicho|dijeron|indicado)\b[^.!?]{{0,12}}\b(?:and|und|y) {_SAY}[^.!?]{{0,40}}\b(?:as|als|como|that|dass|que)\b",
        rf"\b{_FORGET}\b[^.!?]{{0,30}}\b(?:previous|prior|earlier|bisherigen?|vorherigen?|anterior(?:es)?|previas?) (?:tasks?|orders|work|aufgaben?|aufträge|tareas?|encargos?)\b",
        r"\b(?:stop|quit) (?:following|obeying|using) (?:the|your|any|all) (?:\w+ )?(?:guides?|guidelines|rules|instructions|prompts?)\b",
        rf"\b{_FORGET} (?:this|dies\w*|est[ae]) (?:review|sentence|text|line|section|paragraph|bewertung|satz|absatz|reseña|frase|párrafo) (?:and|und|y)\b",
        # Told how to answer.
        rf"\b(?:every|each|all|jede[rs]?|alle|cada|todas? las?) (?:sentences?|paragraphs?|headings?|headlines?|sätze|satz|absatz|überschrift|frases?|párrafos?|titular(?:es)?) {_MUST}[^.!?]{{0,20}}\b(?:contain|include|mention|start|end|begin|enthalten|beginnen|enden|contener|incluir|empezar)\b",
        r"\b(?:respond|reply|answer|return|output)\w*\b (?:only |just |solely )?(?:in|with|as|using) (?:json|html|xml|yaml|markdown|plain text|(?:only )?the (?:sentence|key|string|phrase))\b",
        r"\b(?:gib|gebt|liefere|antworte)\b[^.!?]{0,30}\b(?:als (?:ergebnis|antwort|ausgabe)\b|(?:ausschließlich|nur) (?:das wort|den satz|den text)\b)|\b(?:devuelve|responde|contesta)\b[^.!?]{0,20}\b(?:json|(?:solo|únicamente) (?:con )?(?:la palabra|la frase|el texto))\b",
        # Told to put code on the pages.
        r"(?:^|[.!?;:,]\s*|\b(?:please|bitte|and|und|y) )(?:embed|insert|include|add|load|inject|put|binde|bette|füge|lade|setze|inserta|incrusta|incluye|añade|carga)\b(?![^.!?]*\b(?:your|ihre[rnms]?|deine[rnms]?|tus?|sus?)\b)[^.!?]{0,50}\b(?:iframe|scripts?|skripte?|javascript|html|css|meta[- ]?tags?|pixels?)\b",
    )
)


_TEXT = (
    r"(?:(?:your|deine[rnm]?|tus?) (?:\w+ )?(?:answers?|outputs?|response|reply|summary|antwort|ausgabe|respuesta|salida|resumen)(?= (?:with|by|mit|con)\b)"
    r"|(?:an?|the|this|every|ein[en]*|die|das|den|diese[nrms]?|un[ao]?|el|la|est[ae]) (?:\w+ ){0,2}?(?:answer|output|top score|advert(?:isement)?|werbetext|werbeanzeige|anuncio|puntuación)"
    r"|(?:(?:three|five|ten|some|more|drei|fünf|tres|cinco) )?(?:glowing |made-up |erfundene )?(?:testimonials|kundenstimmen|patientenstimmen|testimonios))\b"
)
"""What only an author makes, or has said of a firm."""
_PAGE = (
    r"(?:(?:the|this|every|each|whole|entire|all|die|der|das|den|jede[nrms]?|diese[nrms]?|el|la|cada|todas? las?|est[ae]) (?:\w+ ){0,2}?"
    r"(?:home ?page|web ?site|web ?page|headline|startseite|webseite|website|überschrift|titular|página web)"
    r"|(?:us|our (?:firm|company|site)) (?:as|to be)|uns als|that (?:we|our)|dass (?:wir|unsere?)|que (?:somos|nuestr\w+|tenemos))\b"
)
"""What clients too have wishes about."""
_TO_VISITORS = re.compile(
    r"\byour (?!(?:\w+ )?(?:answers?|outputs?|response|reply|summary)\b)|\b(?:Sie|Ihre?[nrms]?)\b|\b(?:usted|ustedes|sus?)\b"
)
_LEADS = rf"(?:^|[.!?;:(]\s*|,\s+|\b(?:and|und|y|then|please|bitte|por favor) ){_COMPOSE}\b[^.!?]{{0,60}}?\b"
_COMPOSES = re.compile(rf"{_LEADS}{_TEXT}", re.IGNORECASE)
_REWRITES = re.compile(rf"{_LEADS}{_PAGE}", re.IGNORECASE)


def speaks_to_makers(sentence: str) -> bool:
    """Whether a sentence speaks to whoever, or whatever, makes or judges the site."""
    return any(pattern.search(sentence) for pattern in _ORDERS) or _orders_text(sentence.strip())


def _orders_text(sentence: str) -> bool:
    """Whether it orders text like an author, and is no wish of a client's that is declined or followed."""
    composes, rewrites = _COMPOSES.search(sentence), _REWRITES.search(sentence)
    if not (composes or rewrites) or _TO_VISITORS.search(sentence):
        return False
    wished = {wish(sentence, speech) for speech in _SPEECHES}
    return FactKind.DECLINED not in wished if composes else wished == {None}
