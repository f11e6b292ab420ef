"""Great Expectations at work: a process of its own that reads one job and writes one answer.

Importing the library takes seconds and a quarter of a gigabyte, its project manager is global, and
nothing stops it half-way: so it gets a process that can be ended. Secrets come in on standard input,
which no other user can see.
"""

import contextlib
import importlib
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from domain.gates import Equal, Expectation, HoldsAll, Matches, OneOf, Present, Unique, Within
from domain.value import Value


class Queries(Value):
    """Rows in a database, as one tenant may read them."""

    address: str
    """Of the role that only reads."""
    seal: str
    """Opens the rows of one tenant; good for longer than the job may take."""
    queries: dict[str, str]
    """By the name expectations use."""


class Tables(Value):
    """Rows out of a file, and where the report on them goes."""

    tables: dict[str, list[dict[str, str | float | None]]]
    """By the name expectations use."""
    report: str
    """An empty folder."""


class Job(Value):
    """What is asked."""

    expectations: tuple[Expectation, ...]
    rows: Queries | Tables


class Answer(Value):
    """What was found."""

    answers: dict[str, bool | None]
    """By name of the expectation; None where nothing could be measured."""
    problems: tuple[str, ...] = ()
    """Why not; the kinds of errors, no values."""


_ROWS = ".rows"
"""Behind the name of an expectation: whether there are rows to ask at all."""


def is_installed() -> bool:
    """Whether the library is there; it is not imported."""
    return importlib.util.find_spec("great_expectations") is not None


def answer(job: Job) -> Answer:
    """Measure every expectation of the job."""
    gx: Any = importlib.import_module("great_expectations")
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    rows, asked = job.rows, _by_rows(job.expectations)
    results = (
        _of_database(gx, context, rows, asked)
        if isinstance(rows, Queries)
        else _of_file(gx, context, rows, asked)
    )
    answers: dict[str, bool | None] = {}
    problems: set[str] = set()
    for result in results:
        name = str(result.expectation_config.meta["name"])
        raised = _raised(result.exception_info)
        problems |= raised
        answers[name] = None if raised else bool(result.success)
    for one in job.expectations:
        if one.needs_rows and not answers.pop(one.name + _ROWS, True):
            answers[one.name] = None
    return Answer(answers=answers, problems=tuple(sorted(problems)))


_Asked = Mapping[str, Sequence[Expectation]]


def _of_database(gx: Any, context: Any, rows: Queries, asked: _Asked) -> Iterator[Any]:
    """Yield what came of each expectation on the queries, read as one tenant."""
    # No temporary tables: nobody has the right to make one.
    source = context.data_sources.add_sql(
        name="tenant",
        connection_string=rows.address,
        create_temp_table=False,
        kwargs={"connect_args": {"options": f"-c app.tenant={rows.seal}"}},
    )
    for name, expectations in asked.items():
        query = f"SELECT * FROM ({rows.queries[name]}) AS rows"  # noqa: S608 # our own selections
        asset = source.add_query_asset(name=name, query=query)
        batch = asset.add_batch_definition_whole_table("all").get_batch()
        suite = _suite(gx, name, expectations)
        # Yes or no, and no value of the rows.
        yield from batch.validate(suite, result_format="BOOLEAN_ONLY").results


def _of_file(gx: Any, context: Any, rows: Tables, asked: _Asked) -> Iterator[Any]:
    """Yield what came of each expectation on the tables, and leave Data Docs in the folder."""
    pandas: Any = importlib.import_module("pandas")
    site = {
        "class_name": "SiteBuilder",
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
        "store_backend": {
            "class_name": "TupleFilesystemStoreBackend",
            "base_directory": rows.report,
        },
    }
    context.add_data_docs_site(site_name="report", site_config=site)
    source = context.data_sources.add_pandas("file")
    for name, expectations in asked.items():
        table = rows.tables.get(name)
        if not table:
            continue
        batches = source.add_dataframe_asset(name=name).add_batch_definition_whole_dataframe("all")
        suite = context.suites.add(_suite(gx, name, expectations))
        definition = context.validation_definitions.add(
            gx.ValidationDefinition(name=name, data=batches, suite=suite)
        )
        run = definition.run(
            batch_parameters={"dataframe": pandas.DataFrame(table)}, result_format="SUMMARY"
        )
        yield from run.results
    context.build_data_docs(site_names=["report"])


def _by_rows(expectations: Iterable[Expectation]) -> Mapping[str, Sequence[Expectation]]:
    grouped: dict[str, list[Expectation]] = {}
    for one in expectations:
        grouped.setdefault(one.rows, []).append(one)
    return grouped


def _suite(gx: Any, name: str, expectations: Sequence[Expectation]) -> Any:
    suite = gx.ExpectationSuite(name=name)
    for one in expectations:
        suite.add_expectation(_expectation(gx.expectations, one))
        if one.needs_rows:
            suite.add_expectation(
                gx.expectations.ExpectTableRowCountToBeBetween(
                    min_value=1, meta={"name": one.name + _ROWS}
                )
            )
    return suite


def _expectation(known: Any, one: Expectation) -> Any:
    """Return an expectation of ours as one of the library's."""
    meta = {"name": one.name, "says": one.says}
    match one.rule:
        case Within(column=column, low=low, high=high):
            return known.ExpectColumnValuesToBeBetween(
                column=column, min_value=low, max_value=high, meta=meta
            )
        case Matches(column=column, pattern=pattern):
            return known.ExpectColumnValuesToMatchRegex(column=column, regex=pattern, meta=meta)
        case Unique(column=column):
            return known.ExpectColumnValuesToBeUnique(column=column, meta=meta)
        case Present(column=column):
            return known.ExpectColumnValuesToNotBeNull(column=column, meta=meta)
        case OneOf(column=column, words=words):
            return known.ExpectColumnValuesToBeInSet(
                column=column, value_set=list(words), meta=meta
            )
        case HoldsAll(column=column, words=words):
            return known.ExpectColumnDistinctValuesToContainSet(
                column=column, value_set=list(words), meta=meta
            )
        case Equal(column=column, other=other):
            return known.ExpectColumnPairValuesToBeEqual(column_A=column, column_B=other, meta=meta)


def _raised(info: dict[str, Any]) -> set[str]:
    """Return the kinds of errors a result tells of; the rest of their messages may quote values."""
    inner = cast("list[dict[str, Any]]", [one for one in info.values() if isinstance(one, dict)])
    return {
        str(one.get("exception_message")).partition("(")[0][:80]
        for one in (info, *inner)
        if one.get("raised_exception")
    }


def main() -> None:
    """Read the job from standard input, write the answer to standard output."""
    job = Job.model_validate_json(sys.stdin.buffer.read())
    with contextlib.redirect_stdout(sys.stderr):
        found = answer(job)
    sys.stdout.write(found.model_dump_json())


if __name__ == "__main__":
    main()
