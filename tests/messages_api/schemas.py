"""Which JSON schemas an answer may be asked for in: closed, not recursive, without limits."""

from collections.abc import Iterator
from typing import Any, cast

TYPES = frozenset({"object", "array", "string", "integer", "number", "boolean", "null"})
FORMATS = frozenset(
    {"date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6", "uuid"}
)
KEYWORDS = frozenset(
    {"type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf"}
    | {"allOf", "$ref", "$defs", "definitions", "description", "title", "default", "format"}
    | {"pattern", "minItems"}
)
MOST_OPTIONAL, MOST_UNIONS, DEEPEST = 24, 16, 10
_WHERE = "output_config.format.schema"

Schema = dict[str, Any]


def schema_fault(schema: object) -> str | None:
    """Return what is wrong with a schema, in the service's words; None when it is accepted."""
    if not isinstance(schema, dict):
        return f"{_WHERE}: Input should be a valid dictionary"
    root = cast("Schema", schema)
    for fault in _faults(root, root, path=(), refs=()):
        return f"{_WHERE}: {fault}"
    optional = sum(_optional(part) for part in _parts(root))
    if optional > MOST_OPTIONAL:
        return f"{_WHERE}: Schema has too many optional parameters ({optional})."
    if sum("anyOf" in part for part in _parts(root)) > MOST_UNIONS:
        return f"{_WHERE}: The compiled grammar is too large."
    return None


def _faults(
    root: Schema, part: Schema, *, path: tuple[str, ...], refs: tuple[str, ...]
) -> Iterator[str]:
    if len(path) > DEEPEST:
        yield "The compiled grammar is too large."
        return
    if unknown := sorted(set(part) - KEYWORDS):
        yield f"For '{_kind(part)}' type, property '{unknown[0]}' is not supported"
    yield from _own_faults(part)
    if (ref := part.get("$ref")) is not None:
        yield from _ref_faults(root, str(ref), path=path, refs=refs)
    for name, child in _children(part):
        if not isinstance(child, dict):
            yield f"'{name}' should be a schema"
        else:
            yield from _faults(root, cast("Schema", child), path=(*path, name), refs=refs)


def _own_faults(part: Schema) -> Iterator[str]:
    kind = part.get("type")
    if isinstance(kind, str) and kind not in TYPES:
        yield f"Unknown type '{kind}'"
    if kind == "object" and part.get("additionalProperties") is not False:
        yield (
            "For 'object' type, 'additionalProperties' must be explicitly set to false"
            if "additionalProperties" not in part
            else f"For 'object' type, 'additionalProperties: {part['additionalProperties']}' is not "
            "supported. Please set 'additionalProperties' to false"
        )
    if kind == "array" and part.get("minItems", 0) not in (0, 1):
        yield "For 'array' type, 'minItems' values other than 0 or 1 are not supported"
    if "format" in part and part["format"] not in FORMATS:
        yield f"String format '{part['format']}' is not supported"
    if not {"type", "anyOf", "allOf", "$ref", "enum", "const"} & set(part):
        yield "Schema type is missing"


def _ref_faults(
    root: Schema, ref: str, *, path: tuple[str, ...], refs: tuple[str, ...]
) -> Iterator[str]:
    if not ref.startswith("#/"):
        yield f"External $ref '{ref}' is not supported"
        return
    if ref in refs:
        yield f"Circular reference detected in schema definitions: {ref}"
        return
    target: Any = root
    for step in ref.removeprefix("#/").split("/"):
        target = target.get(step) if isinstance(target, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]  # any JSON may be there
    if not isinstance(target, dict):
        yield f"$ref '{ref}' is not defined"
        return
    yield from _faults(root, cast("Schema", target), path=path, refs=(*refs, ref))


def _children(part: Schema) -> Iterator[tuple[str, object]]:
    yield from part.get("properties", {}).items()
    if "items" in part:
        yield "items", part["items"]
    for union in ("anyOf", "allOf"):
        for number, child in enumerate(cast("list[object]", part.get(union, []))):
            yield f"{union}.{number}", child


def _parts(part: Schema) -> Iterator[Schema]:
    yield part
    for _, child in (*_children(part), *part.get("$defs", {}).items()):
        yield from _parts(cast("Schema", child))


def _optional(part: Schema) -> int:
    return len(set(part.get("properties", {})) - set(part.get("required", [])))


def _kind(part: Schema) -> str:
    return str(part.get("type", "any"))
