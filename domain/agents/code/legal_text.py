"""Say what this static site does with data, and who is behind it: nothing else."""

from typing import Literal

from domain.agents.code.page_model import Answer, Section
from domain.agents.code.reach import reach
from domain.agents.code.sources import Sources


def legal_text(kind: Literal["privacy", "imprint"], sources: Sources) -> Section | None:
    """Return the text of the privacy page or the legal notice."""
    return _privacy(sources) if kind == "privacy" else _imprint(sources)


def _privacy(sources: Sources) -> Section:
    say, form = sources.say, sources.form
    parts = [
        Answer(
            question=say("privacy_what"),
            answer=(say("privacy_cookies"), say("privacy_third"), say("privacy_server"))
            + ((say("privacy_links"),) if sources.local.links else ()),
        )
    ]
    if form.action:
        labels = ", ".join(field.label for field in form.fields)
        sent = say("privacy_form", host=form.host, fields=labels)
        parts.append(Answer(question=say("privacy_form_title"), answer=(sent,)))
    if asked := [e.address for e in sources.local.emails] or [
        p.display for p in sources.local.phones
    ]:
        whom = say("privacy_ask", contact=asked[0])
        parts.append(Answer(question=say("privacy_ask_title"), answer=(whom,)))
    return Section(kind="text", variant="legal", answers=tuple(parts))


def _imprint(sources: Sources) -> Section:
    statements = tuple(passage.text for passage in sources.legal.statements)
    licences = tuple(passage.text for passage in sources.legal.licences)
    return Section(
        kind="text",
        variant="legal",
        heading=sources.say("imprint_who"),
        reach=reach(sources).model_copy(update={"hours": (), "links": ()}),
        lines=tuple(dict.fromkeys((*statements, *licences))),
    )
