"""A small site and what its release says of itself."""

from domain.release import Manifest, released_files
from domain.site import Site
from domain.value import digest


def stated(site: Site, *, tenant: str, project: str, number: int = 1) -> Manifest:
    """Return the manifest of a release of the site."""
    return Manifest(
        tenant=tenant,
        project=project,
        release=number,
        made_at="2026-11-26T02:00:00+00:00",
        build_key=digest("build"),
        brief_source="brief.md",
        brief_sha256=digest("brief"),
        language="en",
        company="Rye & Co",
        engine="offline",
        site_sha256=site.sha256,
        target=0.9,
        accepted=True,
        score=0.95,
        stopped="every gate passes",
        grades=(),
        rounds=(),
        agents={},
        claims=(),
        evidence=(),
        unused=(),
        gaps=(),
        files=released_files(site),
    )
