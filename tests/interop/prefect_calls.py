"""Calls of Prefect's server by the client that is emitted for Prefect's own document.

`python prefect_calls.py ADDRESS`, with the emitted package on the path. Prints a line for
each kind of thing that was created, read, listed, found by a filter, and deleted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any
from uuid import uuid4

prefect_api: Any = import_module("prefect_api")
errors: Any = import_module("prefect_api.errors")
models: Any = import_module("prefect_api.models")


@dataclass
class Kind:
    """A kind of thing, and how its operations are called."""

    group: str
    one: str
    class_: str
    """Of the body that creates one."""

    said: Mapping[str, Any]
    """What such a body says; the texts `NAME` and `FLOW` stand for those of this run."""

    found_by: Mapping[str, Any] = field(default_factory=dict)
    """What a filter says that only this one passes; nothing if there is no such filter."""

    key: str = "id"
    """By which member it is read and deleted, which is the argument, too."""

    argument: str = ""
    verb: str = "post"
    path: str = ""
    listed: str = ""
    read: str = ""

    def method(self, client: Any, verb: str) -> Callable[..., Any]:
        """Return a method by what it does."""
        path, argument = self.path or self.group, self.argument or self.key
        name = {
            "create": f"create_{self.one}_{path}_{self.verb}",
            "read": f"read_{self.read or self.one}_{path}_{argument}_get",
            "list": f"read_{self.listed or path}_{path}_filter_post",
            "delete": f"delete_{self.one}_{path}_{argument}_delete",
        }[verb]
        method: Callable[..., Any] = getattr(getattr(client, self.group), name)
        return method


def named(group: str) -> dict[str, Any]:
    """A filter of things by their names."""
    return {group: {"name": {"any_": ["NAME"]}}}


KINDS = [
    Kind("flows", "flow", "FlowCreate", {"name": "NAME"}, named("flows")),
    Kind(
        "variables",
        "variable",
        "VariableCreate",
        {"name": "NAME", "value": {"a": [1, None, "x"]}, "tags": ["t"]},
        named("variables"),
    ),
    Kind(
        "work_pools",
        "work_pool",
        "WorkPoolCreate",
        {"name": "NAME", "type": "process"},
        named("work_pools"),
        key="name",
    ),
    Kind(
        "artifacts",
        "artifact",
        "ArtifactCreate",
        {"key": "NAME", "type": "markdown", "data": "# x"},
        {"artifacts": {"key": {"any_": ["NAME"]}}},
    ),
    Kind(
        "deployments",
        "deployment",
        "DeploymentCreate",
        {"name": "NAME", "flow_id": "FLOW", "tags": ["a", "b"]},
        named("deployments"),
    ),
    Kind(
        "flow_runs",
        "flow_run",
        "FlowRunCreate",
        {"name": "NAME", "flow_id": "FLOW", "state": {"type": "PENDING"}},
        named("flow_runs"),
    ),
    Kind(
        "task_runs",
        "task_run",
        "TaskRunCreate",
        {"name": "NAME", "task_key": "k", "dynamic_key": "NAME"},
        named("task_runs"),
    ),
    Kind(
        "block_types",
        "block_type",
        "BlockTypeCreate",
        {"name": "NAME", "slug": "NAME"},
        {"block_types": {"slug": {"any_": ["NAME"]}}},
        read="block_type_by_id",
    ),
    Kind(
        "concurrency_limits",
        "concurrency_limit",
        "ConcurrencyLimitCreate",
        {"tag": "NAME", "concurrency_limit": 3},
    ),
    Kind(
        "concurrency_limits_v2",
        "concurrency_limit_v2",
        "ConcurrencyLimitV2Create",
        {"name": "NAME", "limit": 3},
        argument="id_or_name",
        path="v2_concurrency_limits",
        listed="all_concurrency_limits_v2",
    ),
    Kind(
        "automations",
        "automation",
        "AutomationCreate",
        {
            "name": "NAME",
            "trigger": {
                "type": "event",
                "posture": "Reactive",
                "expect": ["x.y"],
                "threshold": 1,
                "within": 10.0,
            },
            "actions": [{"type": "do-nothing"}],
        },
        named("automations"),
    ),
    Kind(
        "saved_searches",
        "saved_search",
        "SavedSearchCreate",
        {"name": "NAME"},
        verb="put",
    ),
    Kind(
        "work_queues",
        "work_queue",
        "WorkQueueCreate",
        {"name": "NAME"},
        named("work_queues"),
    ),
]


def filled(said: Any, words: Mapping[str, str]) -> Any:
    """Return what is said, with the words of this run in the place of those that stand."""
    if isinstance(said, Mapping):
        return {key: filled(each, words) for key, each in said.items()}
    if isinstance(said, list):
        return [filled(each, words) for each in said]
    return words.get(said, said) if isinstance(said, str) else said


def tried(client: Any, kind: Kind, flow: str) -> None:
    """Create, read, list, filter and delete one; raise what goes wrong."""
    words = {"NAME": f"a{uuid4().hex[:12]}", "FLOW": flow}
    body = getattr(models, kind.class_).from_dict(filled(kind.said, words))
    made = kind.method(client, "create")(body=body)
    wanted = {kind.argument or kind.key: getattr(made, kind.key)}
    if kind.argument:
        wanted = {kind.argument: str(made.id)}
    read = kind.method(client, "read")
    assert made.id == read(**wanted).id, "another one was read"
    listing = kind.method(client, "list")
    assert made.id in [each.id for each in listing()], "it is not in the list"
    if kind.found_by:
        type_ = listing.__annotations__["body"].removesuffix(" | None")
        filters = getattr(models, type_.removeprefix("models.")).from_dict(
            filled(kind.found_by, words)
        )
        assert [made.id] == [each.id for each in listing(body=filters)], "not found"
    kind.method(client, "delete")(**wanted)
    assert is_gone(read, wanted), "it is still there"


def is_gone(read: Callable[..., Any], wanted: Mapping[str, Any]) -> bool:
    """Tell whether there is no such thing any more."""
    try:
        read(**wanted)
    except errors.HttpError as error:
        return bool(error.status == 404)
    return False


def main() -> int:
    """Try all kinds; return how many failed."""
    failed = 0
    client = prefect_api.PrefectApiClient(base_url=sys.argv[1])
    flow = client.flows.create_flow_flows_post(
        body=models.FlowCreate(name=f"f{uuid4().hex}")
    )
    for kind in KINDS:
        try:
            tried(client, kind, str(flow.id))
        except (AttributeError, AssertionError, errors.PrefectApiError) as error:
            failed += 1
            print(f"failed {kind.group}: {type(error).__name__}: {error}")
        else:
            print(f"passed {kind.group}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
