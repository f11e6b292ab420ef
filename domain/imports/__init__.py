"""From a client's tables to a brief: columns known in three languages, every fault named."""

from collections.abc import Sequence
from functools import cache

from domain.errors import BriefInvalid
from domain.facts import Language
from domain.gates import GateReport
from domain.imports.brief_text import brief_text
from domain.imports.columns import table_of
from domain.imports.gate import IMPORT, Imported, judge, rows_of
from domain.imports.reading import Read, Reader, read
from domain.imports.sheet import MOST_COLUMNS, MOST_ROWS, Sheet, Table
from domain.intake.sections import normal
from domain.intake.speech import LEXICONS, Speech, country_of, written_in

__all__ = ["understand"]


def understand(
    source: str, sheets: Sequence[Sheet], *, today: str, project: str | None = None
) -> Imported:
    """Return what a client's tables state, what is wrong with them, and the brief that follows.

    Args:
        source: Name of the file.
        sheets: Its tables.
        today: ISO 8601 date; what is dated later is a slip.
        project: Name of the project; None lets the brief take it from the firm's name.

    Raises:
        BriefInvalid: It is empty, or larger than any firm's tables.
    """
    _refuse_size(source, sheets)
    placed = [table_of(sheet) for sheet in sheets if any(map(any, sheet.rows))]
    tables = [table for table, _ in placed if table]
    reader = Reader(_speech(sheets, tables), today)
    reads = [read(table, reader) for table in tables]
    rows = rows_of(reads, unknown=sum(len(problems) for _, problems in placed))
    counts: dict[str, int] = {}
    for one in reads:
        counts[one.table.kind] = counts.get(one.table.kind, 0) + len(one.table.entries)
    usable = any(counts.values())
    return Imported(
        source=source,
        project=project or _company(reads),
        brief=brief_text([one.table for one in reads], reader.speech, project=project)
        if usable
        else "",
        counts={kind: count for kind, count in counts.items() if count},
        problems=(
            *(problem for _, problems in placed for problem in problems),
            *(problem for one in reads for problem in one.problems),
        ),
        report=GateReport(gate=IMPORT, engine="python", checks=judge(rows)),
        rows=rows,
    )


def _company(reads: Sequence[Read]) -> str:
    named = (entry.values.get("company", "") for one in reads for entry in one.table.entries)
    return next(filter(None, named), "")


_FEW_WORDS = 60
"""With fewer words than these, the titles of the columns tell the language better."""


def _speech(sheets: Sequence[Sheet], tables: Sequence[Table]) -> Speech:
    words = "\n".join(cell for sheet in sheets for cells in sheet.rows for cell in cells if cell)
    language = written_in(words)
    titles = {normal(title) for table in tables for title in table.headers.values()}
    votes = {code: len(titles & _known_titles(code)) for code in LEXICONS}
    if len(words.split()) < _FEW_WORDS and votes.get(language, 0) < max(votes.values()):
        language = max(votes, key=lambda code: votes[code])
    return Speech(language, country_of(words, language))


@cache
def _known_titles(code: Language) -> frozenset[str]:
    lexicon = LEXICONS[code]
    groups = (*lexicon.fields.values(), *lexicon.sections.values())
    return frozenset(normal(word) for words in groups for word in words)


def _refuse_size(source: str, sheets: Sequence[Sheet]) -> None:
    if not any(cell.strip() for sheet in sheets for cells in sheet.rows for cell in cells):
        raise BriefInvalid(
            source=source,
            problem="No sheet of it holds anything.",
            remedy="Send a table with titles in its first row.",
        )
    for sheet in sheets:
        width = max(map(len, sheet.rows), default=0)
        if len(sheet.rows) > MOST_ROWS or width > MOST_COLUMNS:
            raise BriefInvalid(
                source=source,
                problem=f"The sheet {sheet.name!r} has {len(sheet.rows):,} rows and {width} columns.",
                remedy=f"Send {MOST_ROWS:,} rows and {MOST_COLUMNS} columns at most.",
            )
