"""German, for the checker of sentences."""

import re

from domain.model._truth_function_words import FUNCTION_WORDS
from domain.model._truth_lexicon import Lexicon, alike, pattern, words

_NEUTRAL = """
der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem er es sie ihm ihn ihr ihre
ihren ihrem ihrer ihres wir uns unser unsere unseren unserem unserer unseres ich mich mir mein meine meinen meinem meiner du
dich dir dein deine deinen deinem deiner euch euer eure man sich wer wen wem was wann wo wie warum womit wofür worum welche
welcher welches welchen woher wohin hier da dort dabei dafür damit dazu davon daran darauf darin darum
ist sind bin bist sein war waren wird werden wurde wurden geworden hat haben habe hast hatte hatten kann können könnte
könnten kannst soll sollen sollte will wollen möchten möchte muss müssen darf dürfen braucht brauchen brauche brauchst
gibt geben gab
und oder aber sowie denn doch wenn falls dass ob als auch sowohl nicht kein keine keinen keinem keiner nie nichts weder noch
ohne schon nur
von vom zu zum zur für in im ins an am auf bei beim mit aus nach vor über unter um durch gegen bis ab seit während zwischen
per pro je hinter neben
bitte ja nein danke hallo willkommen gern gerne mal
rufen ruf ruft anrufen anruf telefon telefonisch mail email schreiben schreib schreibt nachricht kontakt kontaktieren
erreichen erreicht fragen frag frage fragt anfragen anfrage antwort antworten sagen sag sagt senden kommen komm kommt
besuchen besuch vorbei vereinbaren vereinbart termin termine buchen buchung bestellen bestellung reservieren reservierung
sehen siehe ansehen finden findet finde gehen geht wissen lesen lernen wählen nehmen nimmt bringen melden meldet besprechen
bieten bietet biete anbieten an machen macht machen tun tut arbeiten arbeitet helfen hilft kosten kostet preis preise
zahlen bezahlen zahlt verwenden nutzen benutzen zeigen zeigt stehen steht liegen liegt bleiben bleibt bekommen erhalten
bekommt erhält dauert bauen
leistung leistungen angebot angebote arbeit sache dinge art teil weitere weiter mehr einzelheiten angaben seite website
start startseite menü karte anfahrt weg übersicht inhalt adresse nummer name
firma betrieb unternehmen kunde kunden kundin kundinnen leute person
zeit zeiten uhr öffnungszeiten geöffnet offen öffnen geschlossen schließen
möglich derzeit jetzt wieder zurück los
betrag summe umfang größe länge anzahl seite stelle punkt fall anlass zweck thema gruppe bereit fertig folgende
folgenden jeweils zusammen einzeln euro euros cent besteht bestehen stammt stammen gar lang so daten seiten datenschutz impressum felder feld formular links bilder termin beiträge artikel hinweise hinweis erreiche
gesagt vorher davor danach holen holt fahren fährt kommt sitzen warten bleibt lassen lässt hören sprechen sprich
     schritt schritte idee ideen wunsch wünsche beispiel beispiele auswahl wahl online gebiet
erklären erklärt nennen heißt gehört gelten gilt passen passt passend anderes andere anderen etwas eigentlich
direkt gleich zuerst zunächst außerdem vielleicht sagt reicht
"""

_ACTING = """
arbeiten arbeitet machen macht bieten bietet helfen hilft kann können bauen nehmen nimmt
"""

_LIGHT = """
dauern laufen stattfinden beginnen starten enden gehen kommen holen bringen stellen setzen legen liegen sitzen stehen halten
hängen fallen steigen treffen klären entscheiden merken notieren folgen gehören passen gelten betragen zählen umfassen
enthalten heißen nennen zeigen sehen hören lesen schreiben melden anmelden abmelden eintragen empfangen begrüßen
betreten verlassen teilen verteilen füllen brauchen benötigen verlangen berechnen zahlen bezahlen abziehen anrechnen
annehmen ablehnen erlauben lernen wählen auswählen mitnehmen mitbringen warten bleiben wohnen kümmern übernehmen
erledigen erhalten bekommen vereinbaren erzählen gestalten fertigen binden anfertigen schaffen sorgen 
begleiten unterstützen versorgen vorbereiten bereiten organisieren abwickeln bearbeiten schauen gucken suchen
wünschen hoffen freuen verstehen vergessen erinnern besprechen probieren ausprobieren genießen fühlen denken glauben
geschehen passieren klappen funktionieren fehlen verlieren bemerken bestätigen antworten kennen kennenlernen
"""

_ALIKE = """
reparatur reparieren instandsetzung instandsetzen ausbessern richten
montage montieren einbau einbauen installieren installation
gründen gründung gegründet gründer gründerin
kostenlos kostenfrei gratis
etwa rund ungefähr circa ca
meist meistens üblicherweise normalerweise
zurzeit derzeit momentan
höchstens maximal
mindestens wenigstens
garantie gewährleistung
antwort antworten beantworten
liefern lieferung
verkauf verkaufen
herstellen fertigen herstellung fertigung
anfertigen anfertigung
unterricht unterrichten
tierarzt tierärztin tierarztpraxis tier haustier
tierarzt tierarztpraxis hund
tierarzt tierarztpraxis katze
laden geschäft
floristik florist floristin blume blumengeschäft strauß
hochzeit heiraten
zuhause daheim hause
hotel pension gasthof gästehaus zimmer
hotel pension gasthof gästehaus gast
hotel pension gasthof übernachten schlafen
schule unterricht unterrichten lernen lehren kurs
praxis behandeln behandlung patient therapie
notariat notar notarin notariell beurkunden beurkundung
gasthaus restaurant kochen essen
leiten führen leitung übernehmen übernommen
inhaber inhaberin eigentümer
werkstatt
kurs kursus
wechsel wechseln tauschen austausch austauschen
reinigen reinigung putzen säubern
prüfen prüfung kontrollieren kontrolle
auto wagen fahrzeug
fahrrad rad
wohnung
pro je per
auf-wunsch
inklusive inkl enthalten inbegriffen einschließlich mit
euro eur
kind kinder
verlegen verlegung
fahren fahrt
alt gebraucht
licht leuchte lampe beleuchtung leuchten
stück
immer jede jeder jedes stets
leihen verleih vermieten miete mieten
mitglied
nehmen annehmen
ölen öl geölt
lackieren lack
backen bäckerei bäcker gebäck backstube
hecke heckenschnitt
pflaster pflastern pflasterarbeiten
schneiden schnitt
garten gärten gärtner gärtnerei
anlegen legen
malen maler streichen anstrich farbe
anstrich wand wände
dach dachdecker
elektrik elektriker elektro strom
heizung heizen
sanitär
tischler tischlerei schreiner schreinerei
holz hölzern
stein steinmetz
fliese fliesenleger
schlosser schlosserei
floristik florist blumen
friseur friseurin frisieren
massage massieren
arzt ärztin praxis
anwalt anwältin rechtsanwalt rechtsanwältin kanzlei
steuer steuerberater steuerberaterin
übersetzen übersetzung übersetzer übersetzerin
fotografieren fotograf fotografin fotografie foto
kochen koch küche
gast gäste
übernachten übernachtung zimmer
frühstücken frühstück
umzug umziehen
beraten beratung
planen planung
entwerfen entwurf
messen aufmaß
bestehen besteht gibt existieren
eröffnen eröffnung eröffnet
beginnen anfangen starten
enden ende schluss
absagen absage stornieren
verschieben verschiebung
abholen abholung
bringen lieferung
tropfen undicht leck
kaputt defekt
schärfen schleifen
nähen näherei schneider schneiderei änderung
waschen wäsche
führen führt
monat monatlich
kg kilo kilogramm
km kilometer
jahr jährlich
woche wöchentlich
tag täglich
stunde stündlich
bar bargeld
"""

_HOUR = "(?:sieben|acht|neun|zehn|elf|zwölf|eins|zwei|drei|vier|fünf|sechs)"

GERMAN = Lexicon(
    neutral=words(_NEUTRAL) | FUNCTION_WORDS["de"],
    acting=words(_ACTING),
    light=words(_LIGHT),
    alike=alike(_ALIKE),
    irregular={
        "genommen": "nehm",
        "nimmt": "nehm",
        "geschnitten": "schneid",
        "geschrieben": "schreib",
        "gibt": "geb",
        "gebacken": "back",
        "bäckt": "back",
        "gebaut": "bau",
        "ging": "geh",
        "kam": "komm",
        "verlegt": "verleg",
        "lädt": "lad",
        "männer": "mann",
        "häuser": "haus",
        "bäder": "bad",
        "dächer": "dach",
        "räder": "rad",
        "böden": "boden",
        "öfen": "ofen",
        "gärten": "garten",
        "besteht": "besteh",
    },
    rewritten=(
        (pattern(r"frei von"), "ohne"),
        (re.compile(r"\bhalbe[nr]? Stunde\b", re.I), "30 Minuten"),
        (re.compile(r"\b(nach|in|innerhalb) eine[rm] (Tag|Woche|Monat|Jahr)\b"), r"\1 1 \2"),
        (re.compile(r"\b(?:eine (?=Woche\b)|einen (?=Monat\b)|ein (?=Jahr\b))"), "1 "),
        (
            re.compile(r"\b(um|ab|bis|gegen) (\d{1,2})(?= und (?:\w+ )?\d{1,2}(?::\d\d)? Uhr\b)"),
            r"\1 \2 Uhr",
        ),
        (
            re.compile(
                rf"\b[Zz]wischen ({_HOUR}) und ({_HOUR})(?=[,.;:!?]| (?:am|im|an|in|auf|ist|sind|geht|können)\b|$)"
            ),
            r"von \1 Uhr bis \2 Uhr",
        ),
        (pattern(r"sprich mit uns|sprechen sie (?:mit uns|uns an)"), "nach Absprache"),
        (re.compile(r"\beine[r]? Stunde\b", re.I), "1 Stunde"),
        (re.compile(r"\beinen Tag (?=vorher|vor)", re.I), "24 Stunden "),
        (pattern(r"nicht (?:mehr|länger) als"), "höchstens"),
        (
            re.compile(
                r"\b(?:spätestens|mindestens|bis(?: zu)?)(?= \w+ (?:Stunden?|Tage?) (?:vor|vorher|davor)\b)",
                re.I,
            ),
            "bis",
        ),
        (
            pattern(r"(?:kümmert|kümmern) sich um|ist zuständig für|ist verantwortlich für"),
            "ist für",
        ),
        (pattern(r"sie bitte selbst"), "sie bitte"),
        (pattern(r"führen wir(?= (?:nicht|auch)\b)"), "haben wir"),
        (pattern(r"(?:noch|bis) heute"), "noch"),
        (re.compile(r"\b(finde[tn])\b([^.;!?]*?)\bstatt\b", re.I), r"\1\2"),
        (
            pattern(
                r"kostet? (?:\w+ ){0,3}?nichts|kosten (?:\w+ ){0,3}?nichts|ohne (?:kosten|aufpreis|berechnung)"
            ),
            "kostenlos",
        ),
        (pattern(r"nicht geöffnet|nicht offen"), "geschlossen"),
        (
            re.compile(r"\b((?:ist|sind|bleib(?:t|en)) (?:\w+ ){0,3}?)zu(?=[,.;!?]|$)", re.I),
            r"\1geschlossen",
        ),
        (re.compile(r"\b[Ee]s war (?=[A-ZÄÖÜ]\w*(?: [A-ZÄÖÜ]\w*)*, (?:der|die)\b)"), ""),
        (
            pattern(r"(?:schließen wir|wir schließen)(?! um)(?![^.,;!?]* (?:an|ab|auf|ein)(?!\w))"),
            "wir geschlossen",
        ),
        (pattern(r"überlassen wir (?:lieber )?(?:anderen|kollegen)"), "machen wir nicht"),
        (pattern(r"(?:fast|beinahe) (?:alle|jede[rnsm]?)"), "die meisten"),
        (pattern(r"(?:die|den) (?:kleinen|kleinsten)(?=[,.;!?]| [a-zäöü])"), "Kinder"),
        (pattern(r"(?:morgens|mittags|nachmittags|abends)(?= (?:ab|um|bis|von)(?!\w))"), ""),
        (re.compile(r"\b(Stunden|Minuten|Tage|Wochen|Monate|Jahre) lang\b", re.I), r"\1"),
        (pattern(r"nicht nur"), "auch"),
        (pattern(r"nichts als"), "nur"),
        (
            pattern(r"(?:wir )?(?:machen|haben) (?:wir )?(?:pause|urlaub|ferien|frei)"),
            "wir geschlossen",
        ),
        (re.compile(r"\b(\w+ \w+) (?:und|oder) (?:mehr|länger)\b", re.I), r"mindestens \1"),
        (pattern(r"(?:zahlen|bezahlen) (?:sie )?(?:dafür )?nichts"), "kostenlos"),
        (pattern(r"umsonst"), "kostenlos"),
        (
            re.compile(
                rf"\bvon ({_HOUR}) bis ({_HOUR})(?=[,.;!?]| (?:Uhr|[a-zäöü])|$)(?! Uhr)",
            ),
            r"von \1 Uhr bis \2 Uhr",
        ),
        (
            re.compile(rf"\b(ab|um|bis|gegen) ({_HOUR})(?=[,.;!?]| (?:[a-zäöü]|Sie|Ihr)|$)"),
            r"\1 \2 Uhr",
        ),
        (re.compile(r"\b(?:im|dem|das) jahre? (?=\d{4}\b)", re.I), "in "),
        (re.compile(r"\bzwischen (\S+)(?: Uhr)? und (\S+) Uhr\b", re.I), r"von \1 Uhr bis \2 Uhr"),
        (
            pattern(r"(?:ist|haben|hat) (?:\w+ ){0,2}(?:ruhetag|frei)|ruhetag|ruhen"),
            "geschlossen",
        ),
    ),
    negation=pattern(
        r"nicht|kein(?:e[mnrs]?)?|nie(?:mals)?|nichts|niemand|weder|noch nicht|ohne|außer|statt|anstatt|verzicht\w*|geschlossen"
    ),
    interface=pattern(
        r"am ende des tages|unterm strich|ehrlich gesagt|kurz und gut|so oder so|früher oder später|mit einem wort|alles in allem|(?:einen )?tisch (?:reservieren|bestellen)|zum ersten mal|keine (?:sorge|angst|bange)|am besten(?= (?:rufen|schreiben|kommen|fragen|vorher|telefonisch))|mehr (?:erfahren|lesen|dazu|über)|rufen sie (?:uns |mich )?(?:jetzt |heute |einfach )*an"
        r"|zurück zur startseite|nach oben|wir freuen uns(?: auf (?:sie|ihren (?:anruf|besuch)|ihre nachricht))?"
        r"|so (?:finden|erreichen) sie (?:uns|mich)|über uns|auf einen blick|zum beispiel|was wir (?:tun|machen|bieten)"
        r"|wir (?:beraten sie|helfen ihnen|sind) (?:gerne?|weiter)(?: (?:weiter|für sie da))?|haben sie (?:noch )?fragen|nehmen sie kontakt(?: mit uns)? auf|gut zu wissen|vielen dank"
    ),
    call=pattern(
        r"(?:bitte )?(?:\w+(?:en|ern|eln) sie|(?:ruf|schreib|komm|frag|meld|buch|bestell|schau)\w*)|\w+ (?:buchen|anfragen|vereinbaren|bestellen|ansehen)$"
    ),
    hard=re.compile(
        r"[;!?…]+\s*|(?<!\d)\.(?=\s|$)\s*|,?\s*\b(?:aber|sondern|doch|während|jedoch)\b\s*"
        r"|(?::|\s[–—-])\s+(?!(?:ab|etwa|rund|ca\.?|nur)?\s*[\d€])"
    ),
    soft=re.compile(
        r",\s*(?!(?:der|die|das|den|dem|deren|dessen|welche[rsnm]?)\b)|\s+(?:und|oder|sowie)\s+|\s+&\s+|[()/]",
        re.I,
    ),
    hedges={
        "usually": pattern(
            r"meist(?:ens)?|meiste[nr]?|üblicherweise|normalerweise|in der regel|oft|häufig|manchmal|gewöhnlich|überwiegend|teils|teilweise"
        ),
        "perhaps": pattern(
            r"soweit|so weit|vielleicht|eventuell|evtl|möglicherweise|wenn möglich|nach möglichkeit|auf (?:wunsch|anfrage)|nach (?:absprache|vereinbarung)"
        ),
        "planned": pattern(
            r"geplant|plan(?:en|t)|bald|demnächst|künftig|wollen|will|ab \d{4}|in vorbereitung|beantragt"
        ),
        "part": pattern(r"hälfte|halb\w*|ein drittel|ein teil|teilweise"),
        "former": pattern(r"ehemalig\w*|früher\w*|ehemals|bis (?:19|20)\d\d|im ruhestand|damals"),
    },
    bounds={
        "from": pattern(r"ab|beginn\w* bei|mindestens|wenigstens|über|mehr als"),
        "up to": pattern(
            r"bis zu|bis|im umkreis von|höchstens|maximal|unter|weniger als|innerhalb(?: von)?|binnen"
        ),
        "about": pattern(r"etwa|rund|ungefähr|circa|ca\.?|zirka|fast|knapp"),
    },
    narrowing=pattern(
        r"für|bei|wenn|falls|sofern|außer|zzgl\.?|zuzüglich|nur|unter|über(?= \d)|innerhalb|ab(?= \w+)(?! [\d.,]+ ?(?:€|euro))|nach (?:absprache|vereinbarung)"
        r"|auf (?:wunsch|anfrage)|vor|während|in(?= (?-i:[A-ZÄÖÜ]))|im(?= umkreis)|am(?= \w+tag)|an(?= \w+tagen)|mit(?= (?:termin|gültig))|bis zu|mit einbau"
    ),
    limiting=words(
        "klein kleine kleinen kleiner kleines groß große großen alt alte alten alter altes gebraucht gebrauchte gebrauchten "
        "einfach einfache einfachen leichte leichten privat private privaten gewerbliche gewerblichen einige einigen manche "
        "manchen bestimmte bestimmten meisten viele vielen halb halbe halben hälfte teil teilweise erste ersten erster "
        "erstes jung junge jungen einzelne einzelnen ausgewählte ausgewählten elektrische elektrischen"
    ),
    degrees=pattern(
        r"\w{3,}er(?= als\b)|beste[rnsm]?|besser\w*|am \w+sten|meisten?|mehr(?! als \d)|weniger(?! als \d)|höchste[rnsm]?(?!\w)|größte\w*|nächste\w*|\w{3,}(?:ig|lich|ön|ell|at|ark|ein|isch|ut|eu)st(?:e[rnsm]?)"
        r"|klüger\w*|jünger\w*|fitter\w*|schlanker\w*|billiger\w*|näher\w*|schneller\w*|günstiger\w*|größer\w*|länger\w*|sicherer\w*|wärmer\w*|gesünder\w*|schöner\w*|leichter\w*|höher\w*|stärker\w*|(?<!ein )(?<!kein )(?<!ihr )frischer\w*"
    ),
    past=pattern(r"war|waren|hatte|hatten|fand|fanden|früher"),
    future=pattern(r"wird|werden|bald|demnächst"),
)
