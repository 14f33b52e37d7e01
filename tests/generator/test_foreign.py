"""Files that are no OpenAPI document: each is called what it is, with what to do."""

from __future__ import annotations

import bz2
import gzip
import lzma
import random
from io import BytesIO
from time import thread_time
from zipfile import ZipFile

import pytest

from generator.problems.diagnostics import SpecError
from generator.reading.load import load, load_part
from generator.sources.encodings import NotUtf8, decoded
from generator.sources.source import Position, Source

OTHERS = {
    "a pointer of Git LFS, and the file is not here": (
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    ),
    "a page of HTML": "<!-- saved -->\n<HTML><body>404</body></html>",
    "XML": '<?xml version="1.0"?><definitions/>',
    "RAML": "#%RAML 1.0\ntitle: Kiosk\n",
    "an API Blueprint": "FORMAT: 1A\n\n# Kiosk\n",
    "GraphQL": '"""Who sells."""\n# here\ntype Query {\n  kiosk(id: ID!): Kiosk\n}\n',
    "Protocol Buffers": '// Kiosk\nsyntax = "proto3";\nmessage Kiosk {}\n',
    "TypeSpec": 'import "@typespec/http";\n',
    "Swagger 2.0": "swagger: 2.0\npaths: {}\n",
    "a collection of Postman": (
        '{"info": {"schema": "https://schema.postman.com/collection/"}, "item": []}'
    ),
    "an export of Insomnia": "_type: export\nresources: []\n",
    "AsyncAPI": "asyncapi: 3.0.0\ninfo: {title: Kiosk}\n",
    "OpenRPC": '{"openrpc": "1.2.6", "methods": []}',
    "a workflow of Arazzo": "arazzo: 1.0.0\n",
    "an overlay": "overlay: 1.0.0\n",
    "a model of Smithy": '{"smithy": "2.0", "shapes": {}}',
    "a model of botocore": '{"metadata": {}, "operations": {}, "shapes": {}}',
    "a discovery document of Google": '{"discoveryVersion": "v1", "resources": {}}',
    "a log of HTTP (HAR)": '{"log": {"version": "1.2", "entries": []}}',
    "an introspection of GraphQL": '{"data": {"__schema": {"types": []}}}',
    "a template of CloudFormation": "AWSTemplateFormatVersion: 2010-09-09\n",
    "a resource of Kubernetes": "apiVersion: v1\nkind: Service\n",
    "a file of Docker Compose": "services: {kiosk: {image: kiosk}}\n",
    "a JSON Schema": "type: object\nrequired: [name]\n",
}
BINARY = {
    "a gzip file": gzip.compress(b"openapi: 3.1.0"),
    "a bzip2 file": bz2.compress(b"openapi: 3.1.0"),
    "an xz file": lzma.compress(b"openapi: 3.1.0"),
    "UTF-16LE text": "openapi: 3.1.0\n".encode("utf-16-le"),
    "UTF-16BE text": "openapi: 3.1.0\n".encode("utf-16-be"),
    "UTF-16LE text, not UTF-8": b"\xff\xfe" + "größe: 1\n".encode("utf-16-le"),
    "UTF-16BE text, not UTF-8": b"\xfe\xff" + "größe: 1\n".encode("utf-16-be"),
    "UTF-32LE text": b"\xff\xfe\0\0" + "a: 1\n".encode("utf-32-le"),
    "not UTF-8 text: the byte 0xF6 at 2:10 is none of it; in Windows-1252 it would say"
    " 'title: größe'": b"info:\ntitle: gr\xf6\xdfe\n",
    "not UTF-8 text: the byte 0x81 at 1:4 is none of it; in Windows-1252 it would say"
    " 'a: \ufffd'": b"a: \x81\n",
}


@pytest.mark.parametrize("what", OTHERS)
def test_other_document_is_called_what_it_is(what: str) -> None:
    """There is one finding, at what tells it, with something to do."""
    with pytest.raises(SpecError) as refused:
        load(Source("spec.yaml", OTHERS[what]))
    (found,) = refused.value.diagnostics
    assert f"this is {what}, and no OpenAPI document" == found.message
    assert "not-openapi" == found.rule
    assert found.hint
    assert found.place is not None


@pytest.mark.parametrize(
    "text",
    [
        "openapi: 3.1.0\nswagger: '2.0'\n",
        "openapi: 3.1.0\n$schema: https://spec.openapis.org/oas/3.1/schema-base\n",
        "# type Query { x: Y }\nopenapi: 3.1.0\n",
        "info: {title: Kiosk}\npaths: {}\n",
        "type: object\npaths: {}\n",
        "x: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> it\n",
        "x: 1\n=======: 2\n",
    ],
)
def test_what_may_be_openapi_is_left_to_the_checks(text: str) -> None:
    """Nothing in it tells that it is another kind of document."""
    assert load(Source("spec.yaml", text)).items()


def test_schema_beside_a_spec_may_be_a_schema() -> None:
    """Only the spec itself must be a document of OpenAPI."""
    assert load_part(Source("tag.json", '{"$schema": "x", "type": "string"}')).items()


@pytest.mark.parametrize("what", BINARY)
def test_bytes_that_are_no_text_are_called_what_they_are(what: str) -> None:
    """With what makes text of them."""
    with pytest.raises(NotUtf8) as refused:
        decoded(BINARY[what])
    assert str(refused.value).startswith(what)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('{"a": 1,}', "look before it: behind the last value stands no comma"),
        ('{"a": [1,]}', "look before it: behind the last value stands no comma"),
        ('{"a": 1 // one\n}', "JSON has no comments: delete it"),
        ("{'a': 1}", 'the quotes of JSON are "'),
        ("{a: 1}", 'names are in quotes: "name": ...'),
        ('{"a": NaN}', "write null, or leave it out"),
        ('{"a": True}', "write true or false"),
    ],
)
def test_slip_in_json_is_told_with_what_to_do(text: str, hint: str) -> None:
    """What other languages take, JSON does not."""
    with pytest.raises(SpecError) as refused:
        load(Source("spec.json", text))
    assert [hint] == [found.hint for found in refused.value.diagnostics]


def test_zip_is_called_what_it_is() -> None:
    """A document in an archive is not looked for."""
    archive = BytesIO()
    with ZipFile(archive, "w") as opened:
        opened.writestr("spec.yaml", "openapi: 3.1.0")
    with pytest.raises(NotUtf8, match="a zip file: unpack it first"):
        decoded(archive.getvalue())


def test_text_is_text() -> None:
    """UTF-8 with a mark and without, short and with a zero: none is taken for more."""
    for text in ("", "a", "\0", "größe", "日本語: 1\n", "a: \0\0\0\0 b"):
        assert text == decoded(text.encode())
        assert text == decoded(b"\xef\xbb\xbf" + text.encode())


@pytest.mark.parametrize("part", ['"""a"""', "# a\n", "=======\n", "<<<<<<<\n", "<!--"])
def test_recognising_takes_time_that_grows_with_the_text(part: str) -> None:
    """However a text is made, looking at it ten times as long takes no hundred times."""
    taken = []
    for number in (2_000, 20_000):
        text = part * number + random.Random(1).choice(["x", "y"])
        began = thread_time()
        with pytest.raises(SpecError):
            load(Source("spec.yaml", text))
        taken.append(thread_time() - began)
    assert taken[1] < 60 * max(taken[0], 0.01)


def test_the_line_that_tells_is_marked_to_its_end() -> None:
    """Neither less nor more of it."""
    with pytest.raises(SpecError) as raised:
        load(Source("a.raml", "\n\n#%RAML 1.0\ntitle: Kiosk\n"))
    place = raised.value.diagnostics[0].place
    assert place is not None
    assert (Position(3, 1), Position(3, 11)) == (place.start, place.end)
