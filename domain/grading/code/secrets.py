"""No key, token or password is published."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import SiteView

_KEYS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (name, needles, re.compile(pattern))
    for name, needles, pattern in (
        ("AWS access key", ("AKIA", "ASIA"), r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
        ("Stripe secret key", ("k_live_", "k_test_"), r"\b[sr]k_(?:live|test)_[0-9A-Za-z]{16,}"),
        (
            "GitHub token",
            ("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
            r"\bgh[pousr]_[0-9A-Za-z]{30,}|\bgithub_pat_[0-9A-Za-z_]{40,}",
        ),
        ("GitLab token", ("glpat-",), r"\bglpat-[0-9A-Za-z_-]{20,}"),
        ("Slack token", ("xox",), r"\bxox[abprs]-[0-9A-Za-z-]{10,}"),
        (
            "Slack webhook",
            ("hooks.slack.com",),
            r"https://hooks\.slack\.com/services/T\w+/B\w+/\w+",
        ),
        ("private key", ("PRIVATE KEY-----",), r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"),
        ("Anthropic key", ("sk-ant-",), r"\bsk-ant-[0-9A-Za-z_-]{20,}"),
        ("OpenAI key", ("sk-",), r"\bsk-(?:proj-)?[0-9A-Za-z_-]{32,}"),
        ("SendGrid key", ("SG.",), r"\bSG\.[0-9A-Za-z_-]{16,}\.[0-9A-Za-z_-]{16,}"),
        ("Mailgun key", ("key-",), r"\bkey-[0-9a-f]{32}\b"),
        ("Twilio key", ("SK",), r"\bSK[0-9a-f]{32}\b"),
        ("npm token", ("npm_",), r"\bnpm_[0-9A-Za-z]{36}\b"),
        (
            "database address with password",
            ("postgres", "mysql", "mongodb", "redis", "amqp"),
            r"\b(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|amqp)://[^\s:@/\"']+:[^\s@/\"']{3,}@[\w.-]+",
        ),
        (
            "signed token",
            ("eyJ",),
            r"\beyJ[0-9A-Za-z_-]{10,}\.eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{20,}",
        ),
        ("address with password", ("@",), r"\bhttps?://[^\s:@/\"'<>]+:[^\s@/\"'<>]{4,}@[\w.-]+"),
    )
)
_GOOGLE = re.compile(r"\bAIza[0-9A-Za-z_-]{35}")
_NAME = re.compile(
    r"password|passwd|pwd|passwort|contraseña|secret|api[_-]?key|access[_-]?token"
    r"|auth[_-]?token|private[_-]?key"
)
_WORDS = ("passw", "pwd", "contraseña", "secret", "key", "token")
_VALUE = re.compile(r"[\w-]{0,20}[\"']?\s*[:=]\s*[\"'](?P<value>[^\"'\s<>{}$]{8,200})[\"']")
_SPOKEN = re.compile(
    r"(?i)\b(?:(?:password|passwd|pwd|passwort|contraseña|pass|kennwort|mot de passe)\s*(?:is|ist|es|est)?\s*[:=]\s*"
    r"|(?:log-?in|zugang|acceso|credentials)\s*:\s*[\w.@-]{2,40}\s*/\s*)(?P<value>\S{5,60})"
)
_EXAMPLE = re.compile(
    r"(?i)your|example|placeholder|xxx|\*\*\*|changeme|dummy|sample|beispiel|ejemplo|insert|replace|<|\.\.\.|test_?key|public|site_?key"
    r"|^(password|passwort|contraseña|secret|username)\W*$|^[a-z-]+$|^#|^\.|\($|process\.env|import\.meta|^/"
)
_TEXT = (
    ".html",
    ".htm",
    ".js",
    ".mjs",
    ".json",
    ".css",
    ".txt",
    ".xml",
    ".map",
    ".webmanifest",
    ".yml",
    ".toml",
)


def secrets(site: SiteView) -> Iterator[Fault]:
    """Fault keys by their shape, and passwords by what they are called, in any published text."""
    for file in site.site.files:
        if not file.path.lower().endswith(_TEXT) and not file.path.rsplit("/", 1)[-1].startswith(
            ".env"
        ):
            continue
        text = file.body.decode("utf-8", "replace")
        page = site.by_file.get(file.path)
        for name, at, value in _found(text):
            yield Fault(
                evidence=f"{name}: {value[:10]}…",
                fix="Take it out, and replace the key or password: it is public now.",
                selector=file.path,
                line=text.count("\n", 0, at) + 1,
                page=page.url if page and page.is_ordinary else "*",
                severity="moderate" if name == "Google API key" else None,
            )
    for page in site.ordinary:
        for text, line in page.document.comments:
            match = _SPOKEN.search(text)
            if match and not _EXAMPLE.search(match["value"]):
                yield Fault(
                    evidence=f"<!-- {' '.join(text.split())[: match.start('value')][:80]}… -->",
                    fix="Take the comment out and change the password: it is public now.",
                    line=line,
                    page=page.url,
                )


_YOURS = re.compile(r"(?i)\byour|<|//(?:user(?:name)?|name):(?:pass(?:word)?|secret)@")


def _is_shown(text: str, at: int) -> bool:
    """Whether a page shows it as an example of code, as manuals do."""
    before = text[max(0, at - 3000) : at]
    return any(before.rfind(f"<{tag}") > before.rfind(f"</{tag}") for tag in ("code", "pre"))


def _found(text: str) -> Iterator[tuple[str, int, str]]:
    for name, needles, pattern in _KEYS:
        is_likely = any(needle in text for needle in needles)
        for match in pattern.finditer(text) if is_likely else ():
            if not _is_shown(text, match.start()) and not _YOURS.search(match[0]):
                yield name, match.start(), match[0]
    for match in _GOOGLE.finditer(text) if "AIza" in text else ():
        before = text[max(0, match.start() - 200) : match.start()]
        if "maps.google" not in before and "firebase" not in text.lower():
            yield "Google API key", match.start(), match[0]
    yield from _named(text)


def _named(text: str) -> Iterator[tuple[str, int, str]]:
    lower = text.lower()
    if not any(word in lower for word in _WORDS):
        return
    for name in _NAME.finditer(lower):
        match = _VALUE.match(text, name.end())
        value = match["value"] if match else ""
        is_mixed = re.search(r"\d", value) and re.search(r"[A-Za-z]", value)
        if is_mixed and not _EXAMPLE.search(value):
            yield name[0], name.start(), value
