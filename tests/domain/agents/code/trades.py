"""Firms that come to people."""

from domain.facts import Facts
from tests.domain.agents.code.sheet import K, Sheet


def roofer() -> Facts:
    s = Sheet("en", "GB", "GBP")
    s.say(K.NAME, "Harrow Slate & Lead")
    s.say(K.TRADE, "Roofer")
    s.phone("01736 555 214", "+441736555214")
    s.email("office@harrowslate.co.uk")
    s.address("3 Foundry Lane", "TR18 4AB", "Penzance")
    s.hours("mon-fri", "07:30-17:00")
    s.hours("sat", "08:00-12:00")
    s.say(K.AREA, "Penzance", "St Ives", "Hayle", "Mousehole", "Marazion", "Helston", "Porthleven")
    s.service(
        "Slate re-roofing",
        "Cornish and Welsh slate, laid to falls with copper nails. We strip, felt, batten and slate.",
        amount="95",
        display="from £95",
        unit="m²",
    )
    s.service(
        "Leadwork",
        "Valleys, flashings and bay tops in code 5 lead. We weld on site.",
        amount="180",
        display="from £180",
    )
    s.service(
        "Storm repairs",
        "Slipped slates and lifted ridges made safe the same day where weather allows.",
        amount="120",
        display="£120 call-out",
    )
    s.service(
        "Chimney repair", "Repointing, new pots and flaunching.", amount="340", display="from £340"
    )
    s.service(
        "Gutters",
        "Cast iron and aluminium, cleaned twice a year on request.",
        amount="65",
        display="£65",
    )
    s.licence("NFRC member", "20841", "National Federation of Roofing Contractors")
    s.licence("Public liability insurance to £5 million")
    s.say(K.HISTORY, "Tom Harrow started the firm in 1998 with one ladder and a van.")
    s.say(
        K.STATEMENT,
        "We keep reclaimed slate from every strip and match it to your roof.",
        "Scaffolding is included in every written quote.",
    )
    s.person("Tom Harrow", "Slater and owner", "Served his time on church roofs in West Penwith.")
    s.review(
        "Found the leak two other firms missed, and left the garden cleaner than they found it.",
        "Mrs J. Trewin",
        "Newlyn",
    )
    s.review("The lead bay top is a piece of craft.", "David Rowe", "St Ives")
    s.question("Do you work in winter?", "Yes, but not in wind above 25 mph.")
    s.question(
        "How long does a re-roof take?",
        "A three-bedroom house takes about two weeks in dry weather.",
    )
    s.say(K.EXCLUSION, "We do not fit solar panels.")
    return s.facts


def plumber() -> Facts:
    s = Sheet("en", "GB", "GBP")
    s.say(K.NAME, "Okafor Plumbing & Heating")
    s.say(K.TRADE, "Plumber")
    s.phone("0113 496 0182", "+441134960182")
    s.phone("07700 900 461", "+447700900461", "emergencies, day and night")
    s.say(K.AREA, "Headingley", "Meanwood", "Chapel Allerton", "Roundhay", "Horsforth")
    s.service("Boiler service", "", amount="85", display="£85")
    s.service(
        "Boiler replacement",
        "Worcester and Vaillant, with old boiler taken away.",
        amount="1950",
        display="from £1,950",
    )
    s.service(
        "Leaks and burst pipes",
        "Found, stopped and made good.",
        amount="70",
        display="£70",
        unit="hour",
    )
    s.service("Bathrooms", "First fix to tiling in about eight days.")
    s.licence("Gas Safe", "554871")
    s.hours("mon-sat", "08:00-18:00")
    s.review("Came at six in the morning and the heating was on by seven.", "Priya N.")
    return s.facts
