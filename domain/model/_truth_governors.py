"""What stands before a noun, by what it makes of it; and what says that a clause speaks of an offer."""

import re

from domain.facts import Language
from domain.model._truth_lexicon import words

PLACE: dict[Language, frozenset[str]] = {
    "en": words(
        """
        at in on into onto behind under over to through round around before after until till during between near by beside
        above below across along against off out inside outside past beyond like up down among towards toward
        """
    ),
    "de": words(
        """
        an am ans auf aufs in im ins hinter hinterm hinters vor vorm unter unterm über überm überm neben zwischen bei beim zu zum
        zur nach bis durch um gegen während wie hinauf hinunter entlang
        """
    ),
    "es": words("a al en sobre bajo tras ante entre hasta hacia por durante según contra como"),
}
"""Prepositions behind which a noun says where, when or how."""
OF: dict[Language, frozenset[str]] = {
    "en": words("of"),
    "de": words("des der von vom"),
    "es": words("de del"),
}
WITH: dict[Language, frozenset[str]] = {
    "en": words("with without from for including plus as per"),
    "de": words("mit ohne aus für inklusive samt als"),
    "es": words("con sin para desde incluido incluida más"),
}
"""Prepositions behind which a noun says what is in it, and for whom it is."""
OURS = re.compile(r"our|my|unser\w*|mein\w*|nuestr[oa]s?|mis?", re.I)
YOURS = re.compile(r"your|ihre?[nmrs]?|deine?[nmrs]?|tus?|vuestr[oa]s?|su", re.I)
JOINTS = frozenset({"and", "or", "und", "oder", "sowie", "y", "e", "o", "u", "ni", "nor"})
OFFERING: dict[Language, frozenset[str]] = {
    "en": words(
        """
        offer provide have has had having get gets include includes contain do does did make give use serve supply stock
        run hold carry bring need receive enjoy be is are was were comprise feature own keep accept take sell cover
        """
    ),
    "de": words(
        """
        bieten bietet haben hat hatte gibt gab geben bekommen bekommt erhalten erhält enthalten enthält machen macht tun tut
        bringen bringt verwenden nutzen benutzen servieren nehmen nimmt annehmen führen führt anbieten genießen
        gehören gehört ist sind war besitzen verfügen bereithalten stellen umfassen
        """
    ),
    "es": words(
        """
        ofrecer ofrecemos ofrece tener tenemos tiene tienes tienen hay haber damos da dan dar incluir incluye hacer hacemos hace
        usar servir servimos sirve aceptar llevar lleva llevamos traer disponer dispone disponemos contar
        cuenta contamos recibir disfrutar disfruta ser es son somos está están
        """
    ),
}
"""Verbs whose object a firm has or offers."""
FIRM = re.compile(
    r"\b(?:we|us|our|ours|i|my|wir|uns|unser\w*|ich|mein\w*|nosotros|nuestr[oa]s?|nos|\w+[aei]mos)\b",
    re.I,
)
EXISTS = re.compile(
    r"\b(?:there (?:is|are|was|were)|there[’']s|you(?:[’']ll| will| can)? (?:get|find|have|enjoy)|comes? with|welcome|available|included?|allowed"
    r"|also|too|as well|gibt|auch|ebenfalls|(?:finden|bekommen|erhalten|genießen|leihen|nutzen) sie|bereit|willkommen|verfügbar|inklusive|erlaubt|möglich"
    r"|hay|tienes|tiene|encontrar\w*|también|bienvenid\w+|disponibles?|incluid\w+|permitid\w+)\b",
    re.I,
)
"""Says what there is, whoever has it."""
EFFECT = re.compile(
    r"\b(?:keeps?|makes?|leaves?|gets?|turns?|helps?|lets?|hält|halten|macht|machen|lässt|lassen|mantiene|deja|hace|pone)\s+"
    r"(?:you|your|them|people|children|kids|Sie|Ihre?[nm]?|dich|deine?[nm]?|Kinder|Menschen|te|tus?|niños)\b",
    re.I,
)
"""What something does to somebody."""
CAN = re.compile(r"can|could|may|kann|können|darf|dürfen|puedes?|pueden|podrás?|podéis", re.I)
SKIPPED = words(
    """
    the a an this that these those your his her its their every each some any no more another such both all just also even
    only still already right straight you him her it them me us one own
    der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen ihr ihre ihren ihrem ihrer ihres dein
    deine deinen deiner seine seinen kein keine keinen jeder jede jedes jeden auch noch schon gleich nur sogar ihnen sie dir
    dich euch ihm man es alle aller allen
    el la los las un una unos unas tu tus su sus este esta ese esa cada ningún ninguna algún alguna te le les os se lo también
    ya aún sólo solo incluso otro otra vuestro vuestra vuestros
    """
)
NUMERAL = words(
    "two three four five six seven eight nine ten twelve zwei drei vier fünf sechs sieben acht neun zehn zwölf dos tres cuatro "
    "cinco seis siete ocho nueve diez doce several many mehrere viele varios varias muchos muchas"
)
