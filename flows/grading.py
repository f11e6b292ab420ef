"""Only grade: any static site on the worker's disk."""

from dataclasses import replace
from pathlib import Path

from prefect import flow, unmapped
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.results import get_result_store
from prefect.utilities.annotations import quote

from blocks.kept_results import place_results
from blocks.site_folder import SiteFolder
from domain.grading.grade import DIMENSIONS, Grades
from domain.grading.view import Context, SiteView
from domain.lab import instruments, measured_rows
from domain.summary import finding_rows
from flows import _forms as form
from flows._measuring import measure
from tasks.grading import grade_dimension
from tasks.measuring import find_missing, proofread


@flow(name="grade-site", flow_run_name="grade {path}")
def grade_site(
    path: form.Site,
    tenant: form.Tenant = "local",
    target: form.Target = 0.9,
    measured: form.Measured = True,
    runs: form.LighthouseRuns = 3,
) -> Grades:
    """Grade a folder with a static site in all five dimensions.

    Args:
        path: Folder on the machine that runs this, with an index.html in it, or a release.
        tenant: Whose site it is.
        target: Least score that passes a dimension's gate, 0-1.
        measured: Whether browser, axe-core, Lighthouse and html-validate look at its pages too, about
            3 s each; what this machine has not is named in the artifact `instruments`.
        runs: How often Lighthouse runs on one page of each kind, 1-9; the median counts.

    Raises:
        SiteUnreadable: There is no site in the folder.
    """
    place_results(get_result_store())
    site = SiteFolder(path=Path(path)).read()
    view = SiteView(site, Context(proofread=proofread(quote(SiteView(site)))))  # pyright: ignore[reportArgumentType] # Prefect takes the quote off
    if measured:
        found = measure(view, tenant=tenant, runs=runs, missing=find_missing())
        view = SiteView(site, replace(view.context, measured=found))
        create_table_artifact(measured_rows(found), key="measured", description="Pages as seen")
        create_markdown_artifact(instruments(found), key="instruments")
    graded = grade_dimension.map(
        DIMENSIONS,
        view=unmapped(quote(view)),
        found=unmapped(()),
        target=unmapped(target),
        tenant=unmapped(tenant),
    )
    grades = tuple(graded.result())
    create_table_artifact(finding_rows(grades), key="findings", description="Findings")
    return grades
