"""No text is left that was only meant to fill a place."""

import re
from collections.abc import Iterator
from functools import lru_cache

from domain.grading.audit import Fault
from domain.grading.content.evidence import evidence
from domain.grading.content.prose import Piece, pieces
from domain.grading.content.wording import plain
from domain.grading.view import PageView

_FILLER = re.compile(
    r"\blorem ipsum\b|\bdolor sit amet\b|\bconsectetur adipisc|\bsed do eiusmod\b|\but labore et dolore\b"
    r"|\b(?:your|insert|add|enter|type)\s+(?:your\s+)?(?:text|copy|content|headline|title|tagline|description|caption)(?:\s+(?:goes\s+)?here)\b"
    r"|\b(?:text|content|copy|headline|(?:sub)?heading|title|image|description)\s+goes\s+here\b"
    r"|\b(?:your|the)\s+(?:company|business|brand)\s+name\b(?=\s*(?:here|$|[.,!|]))"
    r"|\byour (?:logo|tagline|slogan|name|title|image|photo) here\b"
    r"|\bplaceholder (?:text|copy|content|image|paragraph)\b|\bdummy text\b|\bsample (?:text|page|copy)\b"
    r"|\bthis is (?:an? )?(?:example|sample|placeholder|dummy|test) (?:text|paragraph|page|post)\b"
    r"|\bhello world!(?=\s|$)|\bjust another wordpress site\b|\bto be (?:written|completed|filled in)\b"
    r"|\bcoming soon\s*(?:\.{3}|…)|\bunder construction\b"
    r"|\b(?:hier steht|hier kommt|hier könnte)\b.{0,30}\b(?:text|stehen|inhalt)\b|\b(?:blind|beispiel|muster|platzhalter|füll)text\b"
    r"|\bihr text hier\b|\bmustertext\b|\bmax mustermann\b|\berika mustermann\b|\bmusterstra(?:ß|ss)e\b|\bmusterstadt\b"
    r"|\bmusterfirma\b|\b(?:seite|website) (?:ist )?im aufbau\b"
    r"|\btexto de (?:ejemplo|muestra|relleno|prueba)\b|\b(?:escriba|inserte|introduzca|escribe|inserta) (?:aquí )?(?:su|tu|el) (?:texto|título|contenido)\b"
    r"|\bsu texto aquí\b|\btu texto aquí\b|\bnombre de (?:la|su|tu) empresa\b|\bcalle (?:falsa|ejemplo) 123\b|\ben construcción\b"
    r"|\bjohn doe\b|\bjane doe\b|\bacme (?:inc|corp|company)\b|\b123 (?:main|example|fake|anywhere) (?:st|street|road)\b"
    r"|\banytown\b|\bcoming soon\s*[!.]*$|\b(?:note|message) (?:to|for) (?:the )?(?:designer|developer|editor|client|self|copywriter)\b"
    r"|\bclient (?:to|will|should) (?:supply|provide|send|confirm)\b|\b(?:photo|image|text|copy|content) (?:to (?:follow|come)|needed|pending)\b"
    r"|\binsert (?:photo|image|text|picture|name|date|price|link|quote)\b|\breplace this (?:text|paragraph|image)\b"
    r"|\b(?:befindet sich|ist|noch) im aufbau\b|\b(?:text|foto|bild|inhalt)\w* (?:vom kunden|folgt(?! auf| dem)|fehlt noch|einfügen)\b|\bhier (?:bitte )?(?:noch )?(?:der|den|das|ein|einen)? ?(?:text|bild|foto)\w*\b.{0,30}\beinfügen\b|\bhinweis an (?:den )?(?:designer|entwickler|redaktion)\b"
    r"|\baquí va (?:el|la|un|una) (?:texto|foto|imagen|contenido)\b|\binsertar (?:foto|imagen|texto|nombre)\b|\b(?:texto|foto|contenido) (?:del cliente|pendiente)\b|\bnota para (?:el|la) (?:diseñador|cliente|redactor)\w*\b|\bpágina en obras\b"
    r"|\bes un hecho establecido hace demasiado tiempo\b|\bel pingüino wenceslao\b|\ben un lugar de la mancha, de cuyo nombre\b"
    r"|\bhinter den wortbergen\b|\bländern? vokalien und konsonantien\b|\büberall dieselbe alte leier\b|\bfranz jagt im komplett\b|\bals gregor samsa eines morgens\b"
    r"|\bbehind the word mountains\b|\beuropean languages are members of the same family\b|\bli europan lingues\b|\blong established fact that a reader\b|\bquick brown fox jumps over\b|\bone morning, when gregor samsa\b|\bsed ut perspiciatis\b|\bduis aute irure\b"
    r"|\b(?:double[- ])?click (?:here |on me )?to edit (?:(?:this|the|your) )?(?:text|title|heading|paragraph|content|me)\b|\bgreat place to tell (?:your )?(?:visitors|people|a story)\b|\b(?:klicken sie|hier klicken),? (?:hier,? )?um (?:diesen |den )?text zu bearbeiten\b|\bha[zg]a? clic (?:aquí )?para editar\b|\bcliquez (?:ici )?pour modifier\b"
    r"|\bfaux[- ]texte\b|\btexte (?:de remplissage|d[’']exemple|à (?:venir|compléter|remplacer|insérer))\b|\b(?:votre|insérez (?:votre|un|le)) (?:texte|titre|logo|nom)s? ici\b|\bnom de (?:la|votre) (?:société|entreprise)\b(?=\s*(?:ici|$|[.,!|]))|\b(?:page|site) en construction\b|^à (?:compléter|rédiger|remplir)\b|\bici (?:le|votre) texte\b|\btesto (?:di esempio|segnaposto|qui)\b"
    r"|\b(?:inserisci|inserire|scrivi|scrivere) (?:qui )?(?:il|la|un|una|lo|l['’])? ?(?:tuo |vostro |proprio )?(?:testo|titolo|contenuto|immagine|foto|descrizione|nome)\b|\b(?:sito|pagina) in costruzione\b|\bnome (?:dell['’]azienda|azienda)\b(?=\s*(?:qui|$|[.,!|]))"
    r"|\bhier (?:komt|staat|hoort) (?:(?:de|het|een|uw|jouw) )?(?:tekst|inhoud|titel|foto|afbeelding)\b|\b(?:voorbeeld|dummy|vul)tekst\b|\b(?:uw|jouw) (?:tekst|titel|logo|bedrijfsnaam) hier\b|\bpagina in aanbouw\b|\bbinnenkort beschikbaar\s*[.!]*$"
    r"|\b(?:insira|inserir|escreva|digite|coloque) (?:aqui )?(?:o |a |um |uma )?(?:seu |sua |teu |tua )?(?:texto|título|conteúdo|imagem|foto|descrição|nome)\b|\btexto (?:de exemplo|aqui)\b|\b(?:site|página) em construção\b"
    r"|\b(?:text|inhalt|beschreibung|angaben?) (?:wird|werden) (?:noch |später )?(?:ergänzt|nachgereicht|eingefügt)\b|\b(?:noch|bitte) (?:zu )?(?:auszufüllen|ausfüllen|ergänzen)\s*[.!]*$|\bpendiente de (?:completar|redactar|confirmar)\b|^por completar\b"
    r"|\bas an? (?:ai|large)(?: language)? model\b|\bi(?:['’]m| am) (?:just )?an ai\b|\b(?:certainly|sure|of course)! here(?:['’]s| is| are)\b|\bhere(?:['’]s| is) (?:a|the|your) (?:draft|revised|rewritten) (?:version|text|copy|of)\b|\bi (?:cannot|can['’]t) (?:assist|help) with\b|\bmy (?:knowledge|training) cut-?off\b"
    r"|\bals (?:ki|ai)[- ]?(?:sprach)?modell\b|\b(?:gerne|natürlich|sicher)! hier (?:ist|sind)\b|\bcomo modelo de (?:lenguaje|ia)\b|\b(?:claro|por supuesto)[!,.] aquí (?:tiene|tienes|está)\b",
    re.I,
)
_LATIN = re.compile(
    r"(?i)\b(?:vulputate|sapien|nibh|tristique|faucibus|mauris|pretium|vestibulum|pellentesque|curabitur|suspendisse|aliquam|egestas|ultrices|ullamcorper|malesuada|fermentum|condimentum|consequat|dignissim|lobortis|sollicitudin|tincidunt|bibendum|scelerisque|euismod|laoreet|porttitor|phasellus|maecenas|praesent|vivamus|quisque|nullam|donec|integer|etiam|nunc|eget|amet|lorem|ipsum|dolor|cras|duis|velit)\b"
)
_LEAST_LATIN = 5
"""Different words of filler Latin that no page of its own has side by side."""
_MARKDOWN = re.compile(
    r"\*\*[^\s*][^*]{0,120}\*\*|\[[^\]\[]{2,80}\]\(https?://[^)\s]{3,200}\)|^#{1,6} \w|^```|(?<!\w)__[A-Za-z][^_]{2,80}__(?!\w)"
)
_LEFT_OPEN = re.compile(
    r"\bTODO\b|\bTBD\b|\bFIXME\b|\bXXX+\b|\bTKTK\b|\?\?\?+|\[\s*(?:[A-Z][\w ,'/-]{2,40}|your [\w ]+|ihr[e]? [\w ]+|su [\w ]+|insert [\w ]+|name|date|phone|email|city|address|company[\w ]*)\s*\](?!\()"
    r"|\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|%[A-Z_]{3,}%|\$\{[\w.]+\}|__[A-Z_]{3,}__|<[A-Z]{3,}(?:_[A-Z]{2,})+>|\{#\w+[^}]{0,40}\}"
    r"|\[object Object\]|(?<!is )(?<!are )(?<!be )(?<!was )(?<!left )(?<!not )(?<!remains )(?<!explicitly )\bundefined\b(?=\s*(?:$|[,.|]))|(?<![\w'])NaN(?!\w)|\bnull\b(?=\s*[.]?\s*$)|\bInvalid Date\b"
    r"|(?<![\w%])%(?:[sd]|\d\$[sd])(?!\w)|(?<![\w{])\{\d\}(?!\})"
)
"""What the audit looks for on pages: places somebody meant to fill."""
_INVENTED = re.compile(
    r"\b123[-. ]456[-. ]7890\b|\(?\b123\)?[-. ]?456[-. ]?789\d?\b|\b555[-. ]55{2,3}5\b|\b555[-. ]01\d\d\b|\b0?123 ?45 ?67 ?89\b|\b012345[ -]?6789?\d?\b|\b000[-. ]000[-. ]0000\b|\b1234 ?567 ?890?\b|\+?1?[-. ]?\(?555\)?[-. ]\d{3}[-. ]\d{4}\b"
    r"|\b[\w.+-]+@(?:example|domain|yourdomain|yoursite|yourcompany|yourwebsite|company|email|mysite|beispiel|musterfirma|ejemplo|dominio|test)\.(?:com|org|net|de|es|co\.uk)\b",
    re.I,
)
_FICTION = re.compile(
    r".*555\)?[-. ]01\d\d|[\w.+-]+@(?:[\w-]+\.)*example\.(?:com|org|net)|[\w.+-]+@[\w.-]+\.example",
    re.I,
)
"""Numbers and hosts that are reserved for demonstrations, and so are right in one."""

_HARMLESS = re.compile(r"(?:name|you|jane|john|max|mail|sie|ihre?|tu|su|nombre)\S*@\S+", re.I)


def placeholder_text(page: PageView) -> Iterator[Fault]:
    """Fault filler, open brackets of templates and invented contacts, wherever readers meet them."""
    told: set[str] = set()
    for piece in pieces(page):
        for pattern, found in _unfinished(piece.text):
            if _is_meant(piece, found.group()) or _is_given(page, found.group()):
                continue
            if not pattern.search(piece.written):
                continue
            fiction = pattern is _INVENTED and bool(_FICTION.fullmatch(found.group()))
            if fiction and vars(page.view).setdefault("_fiction", page.url) != page.url:
                continue
            if (key := "fiction" if fiction else found.group().casefold()) not in told:
                told.add(key)
                yield Fault(
                    severity="minor" if fiction else None,
                    evidence=f"{found.group()!r} in {piece.text[:120]!r}",
                    fix="Write the real text, or leave the place out.",
                    selector=piece.selector,
                    owner=piece.owner,
                )


@lru_cache(maxsize=16384)
def _unfinished(text: str) -> tuple[tuple[re.Pattern[str], re.Match[str]], ...]:
    """Return what looks unfinished in a text, the first place of each kind."""
    kinds = (_FILLER, _LEFT_OPEN, _INVENTED, _MARKDOWN)
    if len({word.lower() for word in _LATIN.findall(text)}) >= _LEAST_LATIN:
        kinds = (*kinds, _LATIN)
    return tuple((kind, found) for kind in kinds if (found := kind.search(text)))


def _is_meant(piece: Piece, found: str) -> bool:
    """Whether it is no filler here: a field's own hint, or an ellipsis in a quotation."""
    if piece.source == "placeholder":
        return True
    if found.startswith("["):
        return bool(re.fullmatch(r"\[(?:\.\.\.|…|sic|sic!|\d+|edit|Link|PDF)\]", found))
    return piece.is_code


def _is_given(page: PageView, found: str) -> bool:
    """Whether the client's own facts say it so."""
    known = evidence(page.view)
    return known is not None and plain(found) in known.joined
