"""Words that say whose relative somebody is, and what somebody does: English, German, Spanish."""

POSSESSIVE = r"(?:my|our|his|her|their|mein(?:e[nmr]?)?|unser(?:e[nmr]?)?|sein(?:e[nmr]?)?|ihr(?:e[nmr]?)?|mis?|nuestr[oa]s?|sus?)"

KIN = (
    r"(?:(?:grand|step|god)?(?:daughters?|sons?|children)(?:-in-law)?|(?:sister|brother|mother|father)-in-law|wife|husband|(?:business )?partner|daughters?|sons?|sisters?|brothers?|mother|father|mum|mom|dad|nieces?|nephews?|cousins?|aunt|uncle|friends?|colleagues?|other half|fiancée?|"
    r"(?:ehe)?frau|(?:ehe)?mann|lebensgefährt(?:e|in)|partner(?:in)?|tochter|töchtern?|sohn|söhnen?|schwestern?|bruder|brüdern?|mutter|vater|mama|papa|nichte|neffen?|cousine?|enkel(?:in|kinder)?|freund(?:in)?|kolleg(?:en?|in|innen)|mitarbeiter(?:in|innen)?|"
    r"mujer|marido|espos[oa]|pareja|hij[oa]s?|herman[oa]s?|madre|padre|sobrin[oa]s?|prim[oa]s?|amig[oa]s?|compañer[oa]s?|cuñad[oa]s?|niet[oa]s?|yerno|nuera|socios?|socias?)"
)
"""Of `my sister Nell` the second word."""

ANCESTORS = (
    r"(?:great[- ])*(?:grandfather|grandmother|grandad|granddad|grandpa|grandma|gran)\b|forefathers?|"
    r"(?:ur)*(?:großvater|großmutter|großeltern|opa|oma)\b|(?:bis|tatara)?abuel[oa]s?\b"
)
"""Whom a firm comes from, and who is rarely met there."""

COUPLES = (
    r"(?:husband[- ]and[- ]wife(?: team)?|wife[- ]and[- ]husband(?: team)?|(?:married )?couple|mother[- ]and[- ](?:daughter|son)(?: team)?|father[- ]and[- ](?:son|daughter)(?: team)?|brothers|sisters|siblings|twins|partners|"
    r"eheleute|ehepaar|geschwister[n]?|brüdern?|schwestern|zwillinge[n]?|mutter und tochter|vater und (?:sohn|tochter)|"
    r"matrimonio|la pareja|los hermanos|las hermanas|los socios|las socias|madre e hija|padre e hij[oa])"
)
"""Before `Tom and Lea Brandt`, who share one surname."""

DUTIES = (
    r"(?:does|do|handles?|looks? after|takes? (?:care of|over)|helps?(?: out)?|plays?|teach(?:es)?|answers?|drives?|manages?|runs? (?:the|our|all)|keeps? (?:the|our)|deals? with|leads? (?:the|our)|covers? for|joined|joins|works? (?:in|on|at|with|for|as|here|part)|(?:is|are) (?:in charge of|responsible for|at|on|your)|"
    r"macht|machen|kümmert sich um|kümmern sich um|leitet|betreut|unterrichtet|vertritt|übernimmt|spielt|backt|kocht|organisiert|arbeitet|erledigt|hilft|führt (?:die|den|das|unser)|bildet|gibt (?:auch |bei uns )?(?:die |den )?[\w-]*(?:unterricht|kurse?|stunden)|ist (?:zuständig|verantwortlich)? ?für|sitzt|"
    r"se encargan? de(?:l)?|se ocupan? de(?:l)?|llevan? (?:el|la|los|las)|dirigen?|atienden?|enseñan?|tocan?|coordinan?|cocinan?|imparten?|ayudan?|trabajan?|echan? una mano|prepara)"
)
"""What is said of a person and hardly of a firm."""

FOUNDED = (
    r"(?:run|owned|founded|led|started|set up|headed|managed|established)(?: and (?:run|owned|managed|led))?(?: in \d{4})? by|"
    r"(?:geführt|geleitet|gegründet|betrieben|aufgebaut) von|(?:dirigid[oa]|regentad[oa]|fundad[oa]|llevad[oa]|gestionad[oa]|atendid[oa])(?: y \w+)?(?: en \d{4})? por"
)
"""Right before those who run the firm."""

NO_NAME = r"(?:House|Street|Road|Lane|Hall|Centre|Center|Church|School|Club|Studio|Shop|Cottage|Farm|Park|Gardens?|Bridge|Voices|Trust|Society|Group|Team|Company|Ltd|GmbH|Bank|Kitchen|Market|College|University|Hospital|Hotel|Inn|Square|Hill|Valley|Council|Office|Association|Partners|Services|Works|Foundation|Verein|Haus|Schule|Kirche|Straße|Platz|Stadt|Landkreis|Kreis|Gemeinde|Calle|Plaza|Asociación|Escuela|Centro|Colegio|Ayuntamiento)"
"""The last word of what is no person."""
