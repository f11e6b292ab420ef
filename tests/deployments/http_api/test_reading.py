"""What a tenant reads of its own, and that it reads nothing of another's."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from blocks.postgres import Postgres
from tests.blocks.database.model_questions import begun
from tests.deployments.http_api.bakery import LISTS, PROJECT, Bakery


def read(api: TestClient, path: str, who: Bakery) -> Any:
    answer = api.get(path, headers=who.key())
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_project_is_read_as_it_stands_in_the_list(api: TestClient, rye: Bakery) -> None:
    project = read(api, f"/v1/projects/{rye.project_id}", rye)
    assert project.pop("created_at")
    assert project == {
        "project_id": str(rye.project_id),
        "name": PROJECT,
        "title": "Rye Bakery",
        "status": "open",
    }
    listed = read(api, "/v1/projects?limit=100", rye)["items"]
    assert str(rye.project_id) in {one["project_id"] for one in listed}


def test_a_projects_brief_is_read_as_it_was_understood(api: TestClient, rye: Bakery) -> None:
    brief = read(api, f"/v1/projects/{rye.project_id}/brief", rye)
    assert brief["project"] == PROJECT
    assert brief["format"] == "markdown"


def test_a_run_is_read_with_its_state_and_what_agents_did(api: TestClient, rye: Bakery) -> None:
    found = read(api, f"/v1/runs/{rye.run_id}", rye)
    run = found["run"]
    assert (run["state"], run["project"], run["flow"]) == ("running", PROJECT, "build-website")
    assert found["steps"] == [
        {
            "agent": "faq",
            "item": "",
            "round": 0,
            "attempt": 1,
            "state": "completed",
            "engine": "offline",
            "cost_usd": "0.00000000",
            "took_ms": 7,
            "is_cached": False,
        }
    ]


def test_runs_are_listed_by_project_and_state(api: TestClient, rye: Bakery) -> None:
    of_project = read(api, f"/v1/runs?project_id={rye.project_id}&state=running&limit=100", rye)
    assert str(rye.run_id) in {one["run_id"] for one in of_project["items"]}
    assert read(api, f"/v1/runs?project_id={rye.run_id}", rye)["items"] == []
    assert read(api, "/v1/runs?state=cancelled", rye)["items"] == []


def test_grades_of_a_run_are_read_by_round(api: TestClient, rye: Bakery) -> None:
    (grade,) = read(api, f"/v1/runs/{rye.run_id}/grades", rye)["items"]
    assert grade == {
        "round": 0,
        "dimension": "seo",
        "status": "scored",
        "score": 0.75,
        "letter": "C",
        "gate": "fail",
        "findings": [],
        "site_sha256": rye.site.sha256,
    }


def test_a_release_is_read_with_grades_and_files(api: TestClient, rye: Bakery) -> None:
    found = read(api, f"/v1/releases/{rye.release_id}", rye)
    assert found["release"] == read(api, "/v1/releases", rye)["items"][0]
    assert (found["release"]["number"], found["release"]["score"]) == (1, 0.95)
    (grade,) = found["grades"]
    assert (grade["dimension"], grade["score"], grade["gate"]) == ("seo", 0.75, "fail")
    assert found["files"] == [
        {
            "path": "index.html",
            "media_type": "text/html",
            "size_bytes": 12,
            "sha256": rye.site.files[0].sha256,
        }
    ]
    of_run = read(api, f"/v1/releases?run_id={rye.run_id}", rye)
    assert [one["release_id"] for one in of_run["items"]] == [str(rye.release_id)]
    of_other = read(api, f"/v1/releases?project_id={rye.run_id}", rye)
    assert of_other == {"items": [], "next": None}


def test_report_and_files_may_be_looked_at_but_do_nothing(api: TestClient, rye: Bakery) -> None:
    report = api.get(f"/v1/releases/{rye.release_id}/report", headers=rye.key())
    file = api.get(f"/v1/releases/{rye.release_id}/files/index.html", headers=rye.key())
    assert "Rye &amp; Co" in report.text
    assert file.content == rye.site.files[0].body
    for answer in (report, file):
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["content-security-policy"].endswith("sandbox")
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_release_is_looked_at_with_all_that_belongs_to_its_pages(
    api: TestClient, rye: Bakery, oat: Bakery
) -> None:
    place = f"/v1/releases/{rye.release_id}/site"
    page = api.get(f"{place}/", headers=rye.key())
    assert page.content == api.get(f"{place}/index.html", headers=rye.key()).content
    assert page.content == rye.site.files[0].body
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-security-policy"].endswith("sandbox allow-same-origin")
    seen = {**rye.key(), "If-None-Match": page.headers["etag"]}
    assert api.get(f"{place}/", headers=seen).status_code == 304
    for path, who in ((f"{place}/", oat), (f"{place}/none/", rye), (f"{place}/%00", rye)):
        answer = api.get(path, headers=who.key())
        assert (answer.status_code, answer.json()["detail"]) == (
            404,
            "There is no such page in this release.",
        )


def test_costs_are_added_up_by_run(api: TestClient, rye: Bakery) -> None:
    lines = read(api, f"/v1/costs?by=run&project={PROJECT}", rye)["items"]
    assert [(one["whose"], one["calls"], one["cost_usd"]) for one in lines] == [
        (str(rye.run_id), 1, "0.01000000"),
        ("total", 1, "0.01000000"),
    ]


@pytest.mark.parametrize("what", ["project", "brief", "run", "grades", "release", "report", "file"])
def test_what_the_caller_has_is_not_sent_again(api: TestClient, rye: Bakery, what: str) -> None:
    path = {
        "project": f"/v1/projects/{rye.project_id}",
        "run": f"/v1/runs/{rye.run_id}",
        "grades": f"/v1/runs/{rye.run_id}/grades",
        "brief": f"/v1/projects/{rye.project_id}/brief",
        "release": f"/v1/releases/{rye.release_id}",
        "report": f"/v1/releases/{rye.release_id}/report",
        "file": f"/v1/releases/{rye.release_id}/files/index.html",
    }[what]
    first = api.get(path, headers=rye.key())
    again = api.get(path, headers={**rye.key(), "If-None-Match": f'"x", W/{first.headers["etag"]}'})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    # A browser would put this policy in the place of the answer's own.
    assert "content-security-policy" not in again.headers
    changed = api.get(path, headers={**rye.key(), "If-None-Match": '"x"'})
    assert changed.content == first.content


def test_pages_go_on_after_an_entry_whatever_came_meanwhile(
    api: TestClient, postgres: Postgres, oat: Bakery
) -> None:
    ours = {str(begun(postgres, oat.tenant_id, project=PROJECT)) for _ in range(4)}
    page = read(api, "/v1/runs?limit=2", oat)
    assert len(page["items"]) == 2
    later = str(begun(postgres, oat.tenant_id, project=PROJECT))
    seen = [one["run_id"] for one in page["items"]]
    while page["next"] and len(seen) < 100:
        page = read(api, f"/v1/runs?limit=2&after={page['next']}", oat)
        seen += [one["run_id"] for one in page["items"]]
    assert ours <= set(seen)
    assert later not in seen
    assert len(seen) == len(set(seen))


def test_nothing_of_another_tenant_exists(api: TestClient, rye: Bakery, oat: Bakery) -> None:
    names = ("project", "project with a brief", "run", "run", "release", "release")
    for path, name in zip(rye.paths(), (*names, "file in this release", "run"), strict=True):
        assert api.get(path, headers=rye.key()).status_code == 200
        answer = api.get(path, headers=oat.key())
        assert answer.json() == {
            "type": "urn:atelier:problem:not-found",
            "title": "Not Found",
            "status": 404,
            "detail": f"There is no such {name}.",
            "instance": path.split("?")[0],
        }


def test_lists_hold_nothing_of_another_tenant(api: TestClient, rye: Bakery, oat: Bakery) -> None:
    foreign = {str(one) for one in (rye.project_id, rye.run_id, rye.release_id)}
    for path in LISTS:
        said = api.get(path, headers=oat.key()).text
        assert '"items":[{' in said
        assert not [one for one in foreign if one in said]
    for path in (
        f"/v1/runs?project_id={rye.project_id}",
        f"/v1/releases?project_id={rye.project_id}",
    ):
        assert read(api, path, oat) == {"items": [], "next": None}


def test_a_place_in_another_tenants_list_leads_nowhere_else(
    api: TestClient, postgres: Postgres, rye: Bakery, oat: Bakery
) -> None:
    begun(postgres, rye.tenant_id, project=PROJECT)
    place = read(api, "/v1/runs?limit=1", rye)["next"]
    for one in read(api, f"/v1/runs?after={place}", oat)["items"]:
        assert one["project_id"] == str(oat.project_id)
