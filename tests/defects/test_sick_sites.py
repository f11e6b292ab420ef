"""The planted faults have a place, enough of them meet, and what is to find them exists."""

import pytest

from domain.grading.accessibility import ACCESSIBILITY_AUDITS
from domain.grading.accessibility.measured import INSTRUMENTS as ACCESSIBILITY
from domain.grading.code import CODE_AUDITS
from domain.grading.code.measured import INSTRUMENTS as CODE
from domain.grading.content import CONTENT_AUDITS
from domain.grading.grade import DIMENSIONS
from domain.grading.performance import PERFORMANCE_AUDITS
from domain.grading.performance.measured import INSTRUMENTS as PERFORMANCE
from domain.grading.seo import SEO_AUDITS
from domain.grading.seo.measured import INSTRUMENTS as SEO
from domain.site import SiteFile
from tests.defects.seen import SickSite
from tests.defects.sick_sites import SICK_SITES

AUDITS = {
    "accessibility": (*ACCESSIBILITY_AUDITS, *ACCESSIBILITY.audits),
    "code": (*CODE_AUDITS, *CODE.audits),
    "content": CONTENT_AUDITS,
    "performance": (*PERFORMANCE_AUDITS, *PERFORMANCE.audits),
    "seo": (*SEO_AUDITS, *SEO.audits),
}
FAULTS = [fault for sick in SICK_SITES for _, fault in sick.faults]


@pytest.mark.parametrize("sick", SICK_SITES, ids=lambda sick: sick.name)
def test_every_fault_has_a_place_in_its_site(sick: SickSite) -> None:
    site, clean = sick.site(), sick.style.site()
    assert isinstance(site.by_path[sick.faults[0][0]], SiteFile)
    assert site != clean


def test_faults_of_all_dimensions_stand_in_three_kinds_of_site_and_half_of_them_meet() -> None:
    assert len(FAULTS) >= 80
    assert len({fault.name for fault in FAULTS}) >= 80
    assert {fault.dimension for fault in FAULTS} == set(DIMENSIONS)
    assert len({sick.style.name for sick in SICK_SITES}) == 3
    met = sum(len(sick.faults) for sick in SICK_SITES if sick.is_combined)
    assert met * 2 >= len(FAULTS)


def test_what_is_to_find_a_fault_is_a_rule_of_ours() -> None:
    rules = {f"{name}/{audit.rule}" for name, audits in AUDITS.items() for audit in audits}
    assert {rule for fault in FAULTS for rule in fault.rules} - rules == set()
