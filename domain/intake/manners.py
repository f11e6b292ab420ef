"""What a firm says it is not: a chain, a production line, a hard sell. No offer is refused by it."""

import re

_DE = (
    r"(?:filial|groß|massen|ketten|franchise|industrie|fließband|fabrik)\w*betriebe?|(?:handels|laden|filial|salon|studio|hotel|restaurant|supermarkt|werkstatt|friseur|optiker|bäcker\w*)?ketten?|filialist\w*"
    r"|(?:\w+)?konzerne?|franchise\w*|(?:groß)?fabriken?|fließband\w*|massen(?:ware|abfertigung|produktion|betrieb)|rabatt\w+|schnäppchen\w*|lockangebote?|callcenter|call-center"
    r"|akkord|hektik|stress|eile|druck|zeitdruck|verkaufsdruck|schnickschnack|firlefanz|chichi|trara|tamtam|bürokratie|fachchinesisch|kleingedruckte[sn]|überraschungen|zwischenhändler|subunternehmer|vertreter|blabla|wegwerfmode"
)
_EN = r"(?:(?:big |large |national |restaurant |hotel |salon |shop |retail |high[- ]street )?chains?(?: store| shop| outlet)?|franchises?|corporations?|multinationals?|conglomerates?|factory|factories|conveyor belts?|production lines?|mass production|call cent(?:re|er)s?|hard sells?|pushy \w+|sales (?:talk|pitch|patter|pressure)|pressure|fuss|faff|gimmicks?|frills|nonsense|jargon|small print|surprises|rush|hurry|sales|special offers|discounts?(?: wars?| battles?)?|middlem[ae]n|subcontractors?|corporate \w+|red tape)"
_ES = r"(?:(?:una |la )?(?:gran(?:des)? )?(?:cadenas?(?: de \w+)?|franquicias?|multinacional(?:es)?|fábricas?)|prisas?|agobios?|letra pequeña|sorpresas|tonterías|rebajas|descuentos|intermediarios|cadena de montaje|producción en (?:serie|masa)|presi[oó]n(?:es)?|call centers?|burocracia|florituras)"
_WAY = rf"(?:{_DE}|{_EN}|{_ES})"
_BARE = re.compile(
    rf"(?i)^\W*(?:and |und |y |but |aber |pero )?(?:no|not|keine?[nrs]?|ohne|without|sin|ni|nada de|ningun[oa]?|wir sind keine?|we are not|we're not|we’re not|no somos)\s+(?:an? |the |una? |la )?{_WAY}(?!\w)[^.!?:;]{{0,80}}[.!]*$"
)


def is_manner(text: str) -> bool:
    """Return whether a denial says how a firm does not work: `No chain, no hard sell.`."""
    return _BARE.match(text) is not None
