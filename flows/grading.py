"""Only grade: any static site on the worker's disk."""

from pathlib import Path

from prefect import flow, unmapped
from prefect.artifacts import create_table_artifact
from prefect.results import get_result_store
from prefect.utilities.annotations import quote

from blocks.kept_results import use_database
from blocks.site_folder import SiteFolder
from domain.grading.grade import DIMENSIONS, Grades
from domain.grading.view import SiteView
from domain.summary import finding_rows
from tasks.grading import grade_dimension


@flow(name="grade-site", flow_run_name="grade {path}")
def grade_site(path: str, tenant: str = "local", target: float = 0.9) -> Grades:
    """Grade a folder with a static site in all five dimensions.

    Args:
        path: Folder on the machine that runs this, with an index.html in it, or a release.
        tenant: Whose site it is.
        target: Least score that passes a dimension's gate, 0-1.

    Raises:
        SiteUnreadable: There is no site in the folder.
    """
    use_database(get_result_store())
    site = SiteFolder(path=Path(path)).read()
    graded = grade_dimension.map(
        DIMENSIONS,
        view=unmapped(quote(SiteView(site))),
        found=unmapped(()),
        target=unmapped(target),
        tenant=unmapped(tenant),
    )
    grades = tuple(graded.result())
    create_table_artifact(finding_rows(grades), key="findings", description="Findings")
    return grades
