"""Operations with methods and paths: what each asks for is sent, checked and told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest

from generator.importing.package import Package
from tests.identity.guarded import files_of

SPEC = """\
openapi: 3.1.0
info: {title: Zoo, version: '1'}
security: [{key: []}]
paths:
  /animals/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: getAnimal
      parameters: [{name: app, in: query, schema: {type: string}}]
      security: [{key: []}, {oauth: [read]}, {app: []}]
      responses: {'200': {$ref: '#/components/responses/Animal'}}
    put:
      operationId: putAnimal
      security: [{oauth: [read, write]}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Animal'}}}}
      responses: {'200': {$ref: '#/components/responses/Animal'}}
    delete:
      operationId: deleteAnimal
      security: [{digest: []}]
      responses: {'204': {description: Gone}}
  /health:
    get:
      operationId: getHealth
      security: []
      responses: {'200': {$ref: '#/components/responses/Animal'}}
  /visits:
    get:
      operationId: getVisits
      security: [{}, {door: []}, {basic: []}]
      responses: {'200': {$ref: '#/components/responses/Animal'}}
components:
  responses:
    Animal:
      description: An animal
      content: {application/json: {schema: {$ref: '#/components/schemas/Animal'}}}
  schemas:
    Animal: {type: object, properties: {name: {type: string}}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    app: {type: apiKey, in: query, name: appId}
    door: {type: apiKey, in: cookie, name: door}
    basic: {type: http, scheme: Basic}
    digest: {type: http, scheme: digest}
    oauth:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: /token, scopes: {read: R, write: W}}}
"""
SCOPES = {"reader": "read", "writer": "read write"}
METHODS = ("get_animal", "put_animal", "delete_animal", "get_health", "get_visits")
MISSING = "The request does not prove who sends it."


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """The files of the package."""
    return files_of(SPEC, "zoo")


@pytest.fixture(scope="module")
def zoo(files: dict[str, str]) -> Iterator[Any]:
    """The package of the service."""
    package = Package("zoo", files)
    parts = ("auth", "client", "server", "models", "errors", "transports")
    yield SimpleNamespace(**{each: import_module(f"zoo.{each}") for each in parts})
    package.forget()


def application(zoo: Any, seen: list[Any]) -> Any:
    """An application that notes who calls."""

    def handle(self: Any, request: Any, context: Any) -> Any:
        seen.append(context.principal)
        return None if "Delete" in type(request).__name__ else zoo.models.Animal()

    service = type("Zoo", (zoo.server.ZooService,), dict.fromkeys(METHODS, handle))
    auth = zoo.auth
    passwords = {"ann": "pass"}

    def basic(name: str, password: str) -> str | None:
        return name if passwords.get(name) == password else None

    checks = {
        "key": auth.ApiKeyVerifier({"k": "ann"}.get),
        "app": auth.ApiKeyVerifier({"a b&c": "app"}.get),
        "door": auth.ApiKeyVerifier({"d;é": "visitor"}.get),
        "basic": auth.BasicVerifier(basic),
        "digest": auth.DigestVerifier(passwords.get),
        "oauth": auth.BearerVerifier(
            {name: name for name in SCOPES}.get, scopes=SCOPES.__getitem__
        ),
    }
    return zoo.server.create_app(service(), authenticate=auth.PerSchemeVerifier(checks))


def call(client: Any, name: str) -> Any:
    """Call an operation by the name of its method."""
    arguments: dict[str, Any] = {"id": 7} if "animal" in name else {}
    if name == "put_animal":
        arguments["body"] = type(client.get_health())(name="Rex")
    return getattr(client, name)(**arguments)


@pytest.mark.parametrize(
    ("name", "proofs", "expected"),
    [
        ("get_animal", {"key": ("ApiKey", "k")}, {"key": "ann"}),
        ("get_animal", {"app": ("ApiKey", "a b&c")}, {"app": "app"}),
        ("get_animal", {"oauth": ("Bearer", "reader")}, {"oauth": "reader"}),
        ("get_animal", {"key": ("ApiKey", "x")}, 401),
        ("put_animal", {"oauth": ("Bearer", "writer")}, {"oauth": "writer"}),
        ("put_animal", {"oauth": ("Bearer", "reader")}, 403),
        ("put_animal", {"oauth": ("Bearer", "x")}, 401),
        ("delete_animal", {"digest": ("Digest", "ann", "pass")}, {"digest": "ann"}),
        ("delete_animal", {"digest": ("Digest", "ann", "x")}, 401),
        ("get_visits", {"door": ("ApiKey", "d;é")}, {"door": "visitor"}),
        ("get_visits", {"basic": ("Basic", "ann", "pass")}, {"basic": "ann"}),
        ("get_visits", {"basic": ("Basic", "ann", "x")}, 401),
        ("get_visits", {"key": ("ApiKey", "k")}, None),
        ("get_health", {"key": ("ApiKey", "k")}, None),
    ],
    ids=str,
)
def test_client_and_server_agree(
    zoo: Any, name: str, proofs: dict[str, tuple[str, ...]], expected: object
) -> None:
    """For every kind of proof, and where none is asked for."""
    seen: list[Any] = []
    auth = {
        key: getattr(zoo.auth, class_)(*given)
        for key, (class_, *given) in proofs.items()
    }
    with zoo.client.ZooClient(
        base_url="http://zoo.test",
        transport=zoo.transports.AsgiTransport(application(zoo, seen)),
        auth=auth,
        retries=0,
    ) as client:
        client.get_health()
        seen.clear()
        try:
            call(client, name)
        except zoo.errors.HttpError as error:
            seen = [error.status]
    assert [expected] == seen[-1:]


def test_what_is_lacking_is_told_before_anything_is_sent(zoo: Any) -> None:
    """And the whole of it by the server, to whoever asks without."""
    transport = zoo.transports.AsgiTransport(application(zoo, []))
    base = "http://zoo.test"
    auth = {"key": zoo.auth.ApiKey("k")}
    reason = r"putAnimal needs oauth \(read write\); the client has key"
    with zoo.client.ZooClient(base_url=base, transport=transport, auth=auth) as client:
        with pytest.raises(zoo.auth.MissingCredentials, match=reason):
            call(client, "put_animal")
        with pytest.raises(zoo.errors.HttpError) as raised:
            client.get_animal(id=7, auth=None)
    error = raised.value
    told = error.headers["www-authenticate"]
    key = 'ApiKey in="header", name="X-Key"'
    app = 'ApiKey in="query", name="appId"'
    assert f'{key}, Bearer scope="read", {app}' == told
    assert (401, MISSING) == (error.status, json.loads(error.content)["detail"])


def test_the_package_says_what_an_operation_asks_for(files: dict[str, str]) -> None:
    """Its README has all schemes, and its methods the proofs of their own."""
    text = files["README.md"]
    assert (
        "| `oauth` | a token of OAuth 2 from `/token` | `ClientCredentials` |" in text
    )
    assert (
        "| `key` | the key `X-Key` in the header | `ApiKey` | `ApiKeyVerifier` |"
        in text
    )
    assert "`key`, or `oauth` (`read`), or `app` |" in text
    assert "`door`, or `basic`, or not at all |" in text
    said = "Callers prove who they are by `oauth` (`read`, `write`)."
    assert said in " ".join(files["zoo/client.py"].split())
