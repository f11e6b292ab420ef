"""Licences that are only meant: planned, applied for, expired. A plan is no licence."""

import re

_MEANT = re.compile(
    r"(?i)\b(?:planned|plan(?:s|ning)? to|work(?:ing)? towards?|appl(?:y|ied|ying) for|application (?:is |has been )?(?:made|in|sent|submitted|pending|for)"
    r"|pending|awaiting|waiting for|expired|lapsed|ran out|has run out|in progress|under way|in the pipeline|coming soon|aim(?:ing)? (?:to|for)|hop(?:e|es|ing) (?:to|for)|intend(?:s|ing)? to|about to"
    r"|(?:will|to|should) (?:soon )?be (?:\w+ )?(?:certified|registered|accredited|insured|licen[cs]ed|checked|audited|members?)|used to be|(?:would|['’]d) (?:like|love) to"
    r"|geplant|beantragt|angestrebt|anstreben|streben|vorgesehen|in (?:vorbereitung|arbeit|planung|bearbeitung)|abgelaufen|erloschen|ausgelaufen|ausstehend|läuft (?:gerade|noch)|arbeiten (?:gerade |derzeit )?(?:an de[rm]|auf (?:die|das|eine?n?))|wollen wir|möchten wir"
    r"|previst[oa]s?|en trámites?|solicitad[oa]s?|hemos (?:pedido|solicitado)|caducad[oa]s?|vencid[oa]s?|pendientes?|en proceso|próximamente|estamos (?:tramitando|trabajando en)|esperamos)\b"
)


def is_only_meant(text: str) -> bool:
    """Return whether words about a licence say that nobody holds it yet, or any more."""
    return _MEANT.search(text) is not None
