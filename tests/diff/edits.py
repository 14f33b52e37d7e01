"""Edits of a spec, each of a kind, and the findings that exactly it must have.

An edit works on the plain value of any document of this protocol whose bodies, errors
and scalars are components, as those of this repository are.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Doc = dict[str, Any]
Finding = tuple[str, str]
"""A rule and a subject."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit of one place; `apply` changes a document and returns what to find."""

    kind: str
    target: tuple[str, ...]
    apply: Callable[[Doc], list[Finding]]

    def __repr__(self) -> str:
        return f"{self.kind} {' '.join(self.target)}"


Kind = Callable[[Doc], Iterator[Edit]]
KINDS: dict[str, Kind] = {}
"""Every kind of edit, by its name: where in a document it could be made, and how."""


def kind(function: Kind) -> Kind:
    """Add a kind of edit to the table."""
    KINDS[function.__name__] = function
    return function


def edited(doc: Doc, *edits: Edit) -> tuple[Doc, list[Finding]]:
    """Return an edited copy of a document, and what must be found."""
    result = copy.deepcopy(doc)
    found = [finding for edit in edits for finding in edit.apply(result)]
    return result, sorted(found)


def schemas(doc: Doc) -> dict[str, Doc]:
    """The schemas of a document that are not those of errors, by name."""
    return {
        name: schema
        for name, schema in doc["components"]["schemas"].items()
        if "__type" not in schema.get("properties", {})
    }


def operations(doc: Doc) -> dict[str, Doc]:
    """The operations of a document, by name."""
    found = (path["post"] for path in doc["paths"].values())
    return {operation["operationId"]: operation for operation in found}


def errors(operation: Doc) -> dict[str, str]:
    """The errors of an operation by their statuses, which are names of responses."""
    return {
        status: response["$ref"].rpartition("/")[2]
        for status, response in operation["responses"].items()
        if status != "200"
    }


def error_schemas(doc: Doc) -> dict[str, Doc]:
    """The schemas of errors that operations document, by name."""
    used = {name for each in operations(doc).values() for name in errors(each).values()}
    return {
        name: schema
        for name, schema in doc["components"]["schemas"].items()
        if name in used
    }


def _members(doc: Doc) -> Iterator[tuple[str, str]]:
    """Members that neither pages nor examples need."""
    paged = {
        member
        for each in operations(doc).values()
        for member in each.get("x-concord-pagination", {}).values()
    }
    for name, schema in schemas(doc).items():
        for member in schema.get("properties", {}):
            if member not in paged:
                yield name, member


def _limited(doc: Doc, keyword: str) -> Iterator[str]:
    return (name for name, schema in schemas(doc).items() if keyword in schema)


@kind
def remove_operation(doc: Doc) -> Iterator[Edit]:
    """An operation goes, of whose errors others have each."""
    for path, item in doc["paths"].items():
        name = item["post"]["operationId"]
        others = [each for key, each in operations(doc).items() if key != name]
        kept = {error for each in others for error in errors(each).values()}
        if not kept.issuperset(errors(item["post"]).values()):
            continue

        def apply(doc: Doc, path: str = path, name: str = name) -> list[Finding]:
            del doc["paths"][path]
            return [("operation-removed", name)]

        yield Edit("remove_operation", (name,), apply)


@kind
def add_operation(doc: Doc) -> Iterator[Edit]:
    """An operation comes that has the structures of another one."""
    for path, item in doc["paths"].items():
        name = item["post"]["operationId"]

        def apply(doc: Doc, path: str = path, name: str = name) -> list[Finding]:
            added = copy.deepcopy(doc["paths"][path])
            added["post"]["operationId"] = f"{name}Anew"
            added["post"].pop("x-concord-pagination", None)
            target = added["post"]["parameters"][0]["schema"]
            target["const"] += "Anew"
            doc["paths"][f"{path}Anew"] = added
            return [("operation-added", f"{name}Anew")]

        yield Edit("add_operation", (name,), apply)


def _of_operations(
    name: str, change: Callable[[Doc, Doc], list[Finding] | None]
) -> None:
    """Add a kind that changes one operation; None means that it cannot be made."""

    def kind_(doc: Doc) -> Iterator[Edit]:
        tried = copy.deepcopy(doc)
        for operation in operations(doc):

            def apply(doc: Doc, operation: str = operation) -> list[Finding]:
                found = change(doc, operations(doc)[operation])
                assert found is not None
                return found

            if change(tried, operations(tried)[operation]) is not None:
                yield Edit(name, (operation,), apply)

    KINDS[name] = kind_


def _retarget(doc: Doc, operation: Doc) -> list[Finding] | None:
    target = operation["parameters"][0]["schema"]
    path = next(p for p, item in doc["paths"].items() if item["post"] is operation)
    target["const"] += "V2"
    doc["paths"] = {
        f"{key}V2" if key == path else key: item for key, item in doc["paths"].items()
    }
    return [("operation-target-changed", operation["operationId"])]


def _rename_operation(doc: Doc, operation: Doc) -> list[Finding] | None:
    operation["operationId"] += "Now"
    return [("operation-renamed", operation["operationId"])]


def _deprecate_operation(doc: Doc, operation: Doc) -> list[Finding] | None:
    was = operation.get("deprecated", False)
    operation["deprecated"] = not was
    rule = "no-longer-deprecated" if was else "deprecated"
    return [(rule, operation["operationId"])]


def _reword(keyword: str) -> Callable[[Doc, Doc], list[Finding] | None]:
    def change(doc: Doc, operation: Doc) -> list[Finding] | None:
        operation[keyword] = f"Otherwise: {operation.get(keyword, '')}"
        return [(f"{keyword}-changed", operation["operationId"])]

    return change


def _swap_errors(doc: Doc, operation: Doc) -> list[Finding] | None:
    statuses = list(errors(operation))
    if len(statuses) < 2:
        return None
    responses = operation["responses"]
    first, last = statuses[0], statuses[-1]
    responses[first], responses[last] = responses[last], responses[first]
    return [("errors-renumbered", operation["operationId"])]


def _insert_error(doc: Doc, operation: Doc) -> list[Finding] | None:
    """Put an error that the service has before all others, which move by one."""
    here = errors(operation)
    other = next((name for name in error_schemas(doc) if name not in here.values()), "")
    if len(here) < 2 or not other:
        return None
    names = [other, *here.values()]
    responses = {"200": operation["responses"]["200"]}
    for status, name in enumerate(names, start=int(min(here))):
        responses[str(status)] = {"$ref": f"#/components/responses/{name}"}
    operation["responses"] = responses
    return [
        ("error-added-to-operation", other),
        ("errors-renumbered", operation["operationId"]),
    ]


def _move_error(doc: Doc, operation: Doc) -> list[Finding] | None:
    here = errors(operation)
    if not here:
        return None
    status, name = list(here.items())[-1]
    operation["responses"]["599"] = operation["responses"].pop(status)
    return [("error-status-changed", f"{operation['operationId']}.{name}")]


def _drop_error(doc: Doc, operation: Doc) -> list[Finding] | None:
    here = errors(operation)
    for status, name in reversed(here.items()):
        having = [e for e in operations(doc).values() if name in errors(e).values()]
        if len(having) > 1:
            del operation["responses"][status]
            return [("error-removed-from-operation", name)]
    return None


def _new_error(doc: Doc, operation: Doc) -> list[Finding] | None:
    pattern = next(iter(error_schemas(doc).values()))
    schema = copy.deepcopy(pattern)
    schema["properties"]["__type"]["const"] = "BrandNewException"
    schema.pop("x-concord-error", None)
    doc["components"]["schemas"]["BrandNewException"] = schema
    content = {"schema": {"$ref": "#/components/schemas/BrandNewException"}}
    doc["components"]["responses"]["BrandNewException"] = {
        "description": "New.",
        "content": {"application/json": content},
    }
    reference = {"$ref": "#/components/responses/BrandNewException"}
    operation["responses"]["598"] = reference
    return [("error-added", "BrandNewException")]


def _unpage(doc: Doc, operation: Doc) -> list[Finding] | None:
    if operation.pop("x-concord-pagination", None) is None:
        return None
    return [("pagination-removed", operation["operationId"])]


def _page_without_limit(doc: Doc, operation: Doc) -> list[Finding] | None:
    if operation.get("x-concord-pagination", {}).pop("limit", None) is None:
        return None
    return [("pagination-changed", operation["operationId"])]


def _less_media(doc: Doc, operation: Doc) -> list[Finding] | None:
    content = operation.get("requestBody", {}).get("content", {})
    if len(content) < 2:
        return None
    del content["application/json"]
    return [("request-media-type-removed", "application/json")]


def _optional_body(doc: Doc, operation: Doc) -> list[Finding] | None:
    if not operation.get("requestBody", {}).get("required"):
        return None
    operation["requestBody"]["required"] = False
    return [("body-required-changed", operation["operationId"])]


for _name, _change in {
    "retarget_operation": _retarget,
    "rename_operation": _rename_operation,
    "deprecate_operation": _deprecate_operation,
    "reword_summary": _reword("summary"),
    "reword_description": _reword("description"),
    "swap_errors": _swap_errors,
    "insert_error": _insert_error,
    "move_error": _move_error,
    "drop_error": _drop_error,
    "new_error": _new_error,
    "remove_pagination": _unpage,
    "change_pagination": _page_without_limit,
    "remove_media_type": _less_media,
    "loosen_body": _optional_body,
}.items():
    _of_operations(_name, _change)


def _of_errors(name: str, change: Callable[[Doc, Doc, str], list[Finding]]) -> None:
    """Add a kind that changes the schema of one error."""

    def kind_(doc: Doc) -> Iterator[Edit]:
        for error in error_schemas(doc):

            def apply(doc: Doc, error: str = error) -> list[Finding]:
                return change(doc, error_schemas(doc)[error], error)

            yield Edit(name, (error,), apply)

    KINDS[name] = kind_


def _blame(doc: Doc, schema: Doc, name: str) -> list[Finding]:
    said = schema.setdefault("x-concord-error", {})
    said["fault"] = "client" if said.get("fault") == "server" else "server"
    return [("error-fault-changed", name)]


def _retry(doc: Doc, schema: Doc, name: str) -> list[Finding]:
    said = schema.setdefault("x-concord-error", {})
    said["retryable"] = not said.get("retryable", said.get("fault") == "server")
    return [("error-retryable-changed", name)]


def _recode(doc: Doc, schema: Doc, name: str) -> list[Finding]:
    """Give an error another code, and its schema that name."""
    schema["properties"]["__type"]["const"] = f"{name}Now"
    _rename(doc, name)
    return [("error-renamed", f"{name}Now")]


def _carry(doc: Doc, schema: Doc, name: str) -> list[Finding]:
    schema["properties"]["detailOfIt"] = {"type": "string"}
    return [("member-added", f"{name}.detailOfIt")]


for _name, _error_change in {
    "change_fault": _blame,
    "change_retryable": _retry,
    "rename_error": _recode,
    "add_error_member": _carry,
}.items():
    _of_errors(_name, _error_change)


def _of_members(
    name: str, change: Callable[[Doc, str], str | None], *, rule: str = ""
) -> None:
    """Add a kind that changes one member; `change` returns the rule, None if it can't."""

    def kind_(doc: Doc) -> Iterator[Edit]:
        for owner, member in _members(doc):

            def apply(
                doc: Doc, owner: str = owner, member: str = member
            ) -> list[Finding]:
                found = change(schemas(doc)[owner], member)
                assert found is not None
                return [(found, f"{owner}.{member}")]

            if change(copy.deepcopy(schemas(doc)[owner]), member) is not None:
                yield Edit(name, (owner, member), apply)

    KINDS[name] = kind_


def _remove_member(schema: Doc, member: str) -> str | None:
    del schema["properties"][member]
    _set_required(schema, [n for n in schema.get("required", []) if n != member])
    return "member-removed"


def _require(schema: Doc, member: str) -> str | None:
    required = schema.get("required", [])
    if member in required:
        return None
    schema["required"] = [*required, member]
    return "member-became-required"


def _free(schema: Doc, member: str) -> str | None:
    required = schema.get("required", [])
    if member not in required:
        return None
    _set_required(schema, [name for name in required if name != member])
    return "member-became-optional"


def _set_required(schema: Doc, required: list[str]) -> None:
    schema.pop("required", None)
    if required:
        schema["required"] = required


def _describe(schema: Doc, member: str) -> str | None:
    wrapped = schema["properties"][member]
    wrapped["description"] = f"Otherwise: {wrapped.get('description', '')}"
    return "description-changed"


def _deprecate(schema: Doc, member: str) -> str | None:
    was = schema["properties"][member].get("deprecated", False)
    schema["properties"][member]["deprecated"] = not was
    return "no-longer-deprecated" if was else "deprecated"


def _default(schema: Doc, member: str) -> str | None:
    if "default" in schema["properties"][member]:
        return None
    schema["properties"][member]["default"] = "anything"
    return "default-changed"


for _name, _member_change in {
    "remove_member": _remove_member,
    "require_member": _require,
    "free_member": _free,
    "describe_member": _describe,
    "deprecate_member": _deprecate,
    "default_member": _default,
}.items():
    _of_members(_name, _member_change)


def _of_schemas(
    name: str, change: Callable[[Doc, Doc, str], list[Finding] | None]
) -> None:
    """Add a kind that changes one schema; None means that it cannot be made."""

    def kind_(doc: Doc) -> Iterator[Edit]:
        tried = copy.deepcopy(doc)
        for schema in schemas(doc):

            def apply(doc: Doc, schema: str = schema) -> list[Finding]:
                found = change(doc, schemas(doc)[schema], schema)
                assert found is not None
                return found

            if change(tried, schemas(tried)[schema], schema) is not None:
                yield Edit(name, (schema,), apply)

    KINDS[name] = kind_


def _limit(keyword: str, name: str, by: int) -> None:
    how = "raised" if by > 0 else "lowered"

    def change(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
        if keyword not in schema or (keyword.startswith("min") and schema[keyword] < 1):
            return None
        schema[keyword] += by
        return [(f"{name}-{how}", subject)]

    _of_schemas(f"{name}-{how}", change)


for _keyword, _limit_name in {
    "minLength": "min-length",
    "maxLength": "max-length",
    "minItems": "min-items",
    "maxItems": "max-items",
    "minimum": "minimum",
    "maximum": "maximum",
    "x-concord-max-bytes": "max-bytes",
}.items():
    _limit(_keyword, _limit_name, 1)
    _limit(_keyword, _limit_name, -1)


def _unlimit(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
    if schema.pop("maxLength", None) is None or "contentEncoding" in schema:
        return None
    return [("max-length-raised", subject)]


def _change_pattern(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
    if "pattern" not in schema:
        return None
    schema["pattern"] = "^other$"
    return [("pattern-changed", subject)]


def _drop_pattern(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
    if schema.pop("pattern", None) is None:
        return None
    return [("pattern-removed", subject)]


def _add_pattern(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
    plain = {"type", "description", "minLength", "maxLength", "examples"}
    if schema.get("type") != "string" or not schema.keys() <= plain:
        return None
    schema["pattern"] = "^[a-z]*$"
    return [("pattern-added", subject)]


def _add_value(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
    if "enum" not in schema:
        return None
    schema["enum"].insert(0, "BRAND_NEW")
    return [("enum-value-added", f"{subject}.BRAND_NEW")]


def _drop_value(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
    if len(schema.get("enum", ())) < 2:
        return None
    return [("enum-value-removed", f"{subject}.{schema['enum'].pop()}")]


def _retype(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
    if schema.get("type") not in ("string", "integer", "number"):
        return None
    for keyword in schema.keys() - {"description", "examples"}:
        del schema[keyword]
    schema["type"] = "boolean"
    return [("type-changed", subject)]


def _resize(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
    if schema.get("type") != "integer":
        return None
    narrow = schema.get("format") == "int32"
    schema["format"] = "int64" if narrow else "int32"
    return [(f"integer-size-{'widened' if narrow else 'narrowed'}", subject)]


def _divide(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
    if schema.get("type") != "integer" or "multipleOf" in schema:
        return None
    schema["multipleOf"] = 2
    return [("multiple-of-narrowed", subject)]


def _explain(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
    schema["description"] = f"Otherwise: {schema.get('description', '')}"
    return [("description-changed", subject)]


def _exemplify(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
    if schema.pop("examples", None) is None:
        return None
    return [("example-changed", subject)]


def _add_member(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
    if "properties" not in schema:
        return None
    schema["properties"]["brandNewOne"] = {"type": "string", "maxLength": 3}
    return [("member-added", f"{subject}.brandNewOne")]


def _demand_member(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
    if "properties" not in schema:
        return None
    schema["properties"]["brandNewOne"] = {"type": "integer", "minimum": 3}
    schema["required"] = [*schema.get("required", []), "brandNewOne"]
    return [("required-member-added", f"{subject}.brandNewOne")]


def _rename_schema(doc: Doc, schema: Doc, subject: str) -> list[Finding] | None:
    return [("schema-renamed", f"{subject}Now")] if _rename(doc, subject) else None


def _rename(doc: Doc, schema: str) -> bool:
    """Call a schema otherwise, and return whether anything refers to it."""
    doc["components"]["schemas"] = {
        f"{name}Now" if name == schema else name: each
        for name, each in doc["components"]["schemas"].items()
    }
    reference = f"#/components/schemas/{schema}"
    return _point(doc, reference, f"{reference}Now")


def _point(node: Any, old: str, new: str) -> bool:
    """Change every reference to `old`, and return whether there was any."""
    if not isinstance(node, dict | list):
        return False
    children = list(node.values() if isinstance(node, dict) else node)
    found = [child for child in children if _point(child, old, new)]
    if isinstance(node, dict) and node.get("$ref") == old:
        node["$ref"] = new
        return True
    return bool(found)


for _name, _schema_change in {
    "drop_limit": _unlimit,
    "change_pattern": _change_pattern,
    "drop_pattern": _drop_pattern,
    "add_pattern": _add_pattern,
    "add_value": _add_value,
    "drop_value": _drop_value,
    "retype": _retype,
    "resize": _resize,
    "divide": _divide,
    "explain_schema": _explain,
    "drop_example": _exemplify,
    "add_member": _add_member,
    "demand_member": _demand_member,
    "rename_schema": _rename_schema,
}.items():
    _of_schemas(_name, _schema_change)


def _once(name: str, change: Callable[[Doc], list[Finding]]) -> None:
    """Add a kind that can be made once in a document."""
    KINDS[name] = lambda doc: iter([Edit(name, (), change)])


def _set_version(doc: Doc) -> list[Finding]:
    doc["info"]["version"] += ".1"
    return [("version-changed", "info")]


def _set_title(doc: Doc) -> list[Finding]:
    doc["info"]["title"] += " Indeed"
    return [("title-changed", "info")]


def _open(doc: Doc) -> list[Finding]:
    doc["security"] = [*doc["security"], {}]
    return [("security-relaxed", "security")]


def _move(doc: Doc) -> list[Finding]:
    doc["servers"][0]["url"] = f"{doc['servers'][0]['url']}.example"
    return [("endpoint-changed", "endpoint")]


def _choose(doc: Doc) -> list[Finding]:
    variables = doc["servers"][0]["variables"]
    name = next(iter(variables))
    variables[name]["default"] = "elsewhere"
    return [("endpoint-default-changed", name)]


def _demand(doc: Doc) -> list[Finding]:
    operation = _first_operation(doc)
    scheme = next(iter(doc["components"]["securitySchemes"]))
    operation["security"] = [{scheme: ["all"]}]
    return [("security-tightened", operation["operationId"])]


def _excuse(doc: Doc) -> list[Finding]:
    operation = _first_operation(doc)
    operation["security"] = []
    return [("security-relaxed", operation["operationId"])]


def _repeat(doc: Doc) -> list[Finding]:
    operation = _first_operation(doc)
    operation["security"] = doc["security"]
    return [("annotation-changed", operation["operationId"])]


def _first_operation(doc: Doc) -> Any:
    operation: Any = next(iter(doc["paths"].values()))["post"]
    return operation


for _name, _spec_change in {
    "demand_a_scope": _demand,
    "excuse_callers": _excuse,
    "repeat_what_is_asked": _repeat,
    "set_version": _set_version,
    "set_title": _set_title,
    "open_to_all": _open,
    "move_endpoint": _move,
    "change_default_of_endpoint": _choose,
}.items():
    _once(_name, _spec_change)
