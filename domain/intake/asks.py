"""How clients ask for things in passing: `could we have a gallery?`, `gern mit Blau`."""

import re

_OF_THE_SITE = r"(?:web ?site|site|page|homepage|gallery|photos?|pictures?|colou?rs?|logo|fonts?|buttons?|map|menu|video|text|design|background|header|footer|heading|headings|letters|palette|seite|fotos?|bilder|farben?|schrift|web|página|imágenes|colores|letra)"

_ASKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:and |also |so |then )?(?:could|can) we (?:please |also |maybe )?(?:have|get|put|add|include|show|keep|use)\b.*\?",
        rf"^(?:and |also |so |then )?(?:could|can|would|will) (?:the|this|our|my|it) (?:new )?{_OF_THE_SITE}?\b ?(?:please |also )?(?:be|have|look|feel|show|say|include|use)\b",
        r"^(?:oh,? )?(?:and |also |so |then )*(?:could|can|would) you (?:please |also |maybe )?(?:put|add|use|include|show|keep|leave|write|make (?:it|sure|the))\b",
        r"\bmake (?:us|me|it|this|that|everything|our \w+) (?:all )?(?:sound|look|seem|appear|feel|read)\b",
        r"\blass(?:t|en sie)? (?:uns|es) [^.?!]{0,40}\b(?:wirken|aussehen|klingen)\b",
        r"\b(?:que |para que )(?:parezcamos|suene(?:mos)?|se nos vea)\b",
        r"\bplease(?: have| use)?,? (?:nothing|no|not|without)\b",
        r"\b(?:on|at the (?:very )?(?:top|bottom|foot) of) (?:every|each|all(?: the)?|the) (?:single )?(?:web ?)?pages?\b",
        rf"^(?:maybe|perhaps|ideally|preferably|if possible)\b.*\b{_OF_THE_SITE}\b",
        r"^(?:get|make|encourage|persuade) (?:people|customers|visitors|guests|clients|patients|more people|them) (?:to )?\w+",
        r"^(?:something|nothing) (?!(?:on |at )?(?:\w+days?|weekends?|night)\b)(?:too )?(?:\w+(?:,| and| but)? ?){1,3}[.!]?$",
        r"^(?:big|large|bold|small|plain|clear|lots of|plenty of) (?:\w+ )?(?:letters|type|text|print|font|photographs|photos|pictures|images|white ?space|space)\b",
        r"\b(?:we|i)(?:'d| would|’d) (?:rather|prefer)\b",
        r"\b(?:me|nos) gustar[ií]a\b|\bquisi[eé]ramos\b",
        r"^(?:i am|i'm|i’m|we are|we're|we’re) (?:writing|e-?mailing|getting in touch) (?:to|because|about)\b",
        r"^(?:ich schreibe|wir schreiben) (?:ihnen|euch|dir)(?:,| wegen| um)|^(?:les|le|os|te) escrib(?:o|imos) (?:para|porque|por)\b",
        r"^(?:the |our |my )?(?:committee|board|trustees|partners?|owners?|boss|husband|wife|daughter|son|mum|dad) (?:would (?:like|love|prefer)|wants?|prefers?)\b(?! to (?:thank|welcome|invite|hear|meet|help|see)\b)",
        r"\bfor the new (?:web ?site|site|page|homepage) of\b",
        r"^(?:merci (?:de |d['’])|veuillez\b|évitez\b|prière de\b|s['’]il vous plaît\b|si prega di\b|graag geen\b)(?!.*\b(?:réserver|appeler|téléphoner|prendre rendez-vous|sonner|prenotare|chiamare)\b)",
        r"\bsi possible[.!]?$",
        r"^not too \w+",
        r"^(?:people|customers|visitors|guests|clients|everyone|everybody|it) (?:should|must|need to|needs to) (?:be able to|see|find|know)\b",
        r"^(?:real|own|our own|proper) (?:photos|pictures|images) only\b|\bonly (?:real|our own) (?:photos|pictures)\b",
        r"^(?:please )?(?:don't|don’t|do not|never) (?:put|show|mention|print|list|use|say)\b",
        r"\b(?:it|the site|everything) (?:must|should|has to|needs to) (?:work|load|run|open) (?:on|in|with|fast|quickly)\b",
        r"^(?:und |aber |also )?(?:bitte )?(?:macht?|baut?|gestaltet?|entwerft|erstellt) (?:uns|mir|bitte|mal|daraus|doch|alles)\b",
        rf"\bbitte (?:\w+,? ){{0,5}}?(?:verwendet?|erwähnt?|gestaltet?|vermeidet?|(?:benutzt?|nutzt?|zeigt?|nennt?|schreibt?|setzt?|lasst?|legt?|stellt?|baut?|macht?|nehmt|nimm|achtet?|haltet?|verzichtet?)\b[^.!?]*\b{_OF_THE_SITE})\b",
        r"^bitte (?:noch |auch )?(?:ein|eine|einen|viel|viele|mehr|große?|kleine?)\b(?!.*\b(?:mitbringen|anrufen|melden|vereinbaren)\b)",
        r"^(?:(?:for|für|para|pour|per|voor) )?(?:(?:the|die|our|unsere|la|le|notre|il|de) )?(?:sito|web ?site|site|webseite|homepage|seite|página|web)\s*:\s",
        r"^(?:gern|gerne|am liebsten|lieber|eher)\b(?!.*\b(?:wir|ich|sie|ihnen|uns)\b)",
        r"\b(?:könnt ihr|könnten sie|können sie|kannst du|könntest du|könnte man|kann man)\b[^.?]{0,60}\b(?:einbauen|machen|setzen|zeigen|schreiben|einfügen|aufnehmen|verwenden|gestalten|stellen|legen|einbinden|verlinken|reinstellen|reinnehmen)\b",
        r"\bauf (?:jeder|jede|alle|allen) (?:einzelnen? )?(?:unter)?seiten?\b|\bganz (?:oben|unten|vorne) (?:auf|stehen|hin|rein)\b",
        r"\b(?:podéis|puedes|pueden|podría[ns]?|podríais|se puede|podríamos|podemos) (?:poner|añadir|hacer la|hacerla|incluir|usar|meter|tener)\b",
        r"\ben todas las páginas\b|\barriba del todo\b|^(?:con )?letras? grandes?\b",
        r"^bitte (?:\w+,? (?:und |aber )?)?(?:seriös|schlicht|modern|hell|dunkel|ruhig|freundlich|warm|klar|einfach|edel|frisch|bunt|dezent|übersichtlich)(?![\w-])",
        r"\b(?:darf|dürfen|kann|können) (?:gern\w* |auch |ruhig )*(?:mit )?(?:drauf|rein|verwendet|benutzt|genommen)\b|^(?:both |all )?(?:are |is )?(?:fine|ok|okay) to (?:use|print|quote)\b",
        r"^(?:und|and|y) (?:bitte |please )?(?:eine?n?|an?|un|una) (?:contact form|form|map|gallery|newsletter|kontaktformular|formular|karte|galerie|formulario|mapa|galería)\b",
        r"^(?:ah,? )?(?:y )?que (?:se vea|se lea|se entienda|sea|tenga|parezca|quede|no (?:parezca|sea|se vea))\b",
        rf"^(?:ojalá|quizás?|preferiblemente|si puede ser|a ser posible)\b.*\b{_OF_THE_SITE}\b",
    )
)


def asks(text: str) -> bool:
    """Return whether a sentence asks whoever makes the site for something."""
    return any(pattern.search(text) for pattern in _ASKS)
