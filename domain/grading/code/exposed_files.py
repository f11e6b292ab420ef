"""Nothing is published that is not meant for visitors."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.grade import Severity
from domain.grading.view import SiteView

_DANGEROUS = re.compile(
    r"(^|/)(\.git/|\.svn/|\.hg/|\.env(\.|$)|\.htpasswd|id_rsa|id_ed25519|wp-config\.php|\.aws/|\.ssh/"
    r"|\.npmrc|\.pgpass|credentials\.json|secrets?\.(json|ya?ml))|\.(sql|sqlite3?|db|pem|key|p12|pfx|kdbx|dump)(\.gz)?$",
    re.IGNORECASE,
)
_CARELESS = re.compile(
    r"(~|\.(bak|old|orig|save|swp|swo|tmp|rej|log|psd|ai|sketch|fig|docx?|xlsx|tar|tgz|rar|7z))$"
    r"|(^|[/._-])(backup|dump|site|www|public|public_html|htdocs|export|website)[^/]*\.(zip|gz|tar\.gz)$"
    r"|(^|/)(\.DS_Store|Thumbs\.db|desktop\.ini|\.idea/|\.vscode/|node_modules/|npm-debug\.log|composer\.lock"
    r"|package-lock\.json|yarn\.lock|phpinfo\.php|docker-compose\.ya?ml|Dockerfile)"
    r"|[ ._-](copy|backup|old|kopie)( ?\(?\d\)?)?\.(html?|css|js|php)$",
    re.IGNORECASE,
)


def exposed_files(site: SiteView) -> Iterator[Fault]:
    """Fault repositories, secrets, dumps, backups and editor files in the folder; once per kind."""
    seen: set[str] = set()
    for file in site.site.files:
        severity: Severity | None = None
        if match := _DANGEROUS.search(file.path):
            severity = "critical"
        elif match := _CARELESS.search(file.path):
            severity = "moderate"
        if match and match[0].lower() not in seen:
            seen.add(match[0].lower())
            is_linked_document = bool(re.search(r"\.(docx?|xlsx)$", file.path))
            if is_linked_document:
                continue
            yield Fault(
                evidence=f"{file.path} ({len(file.body)} bytes) is published",
                fix="Leave the file out of the site.",
                selector=file.path,
                severity=severity,
            )
