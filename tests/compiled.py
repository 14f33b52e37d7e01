"""Modules whose text stands elsewhere too, as that of runtimes does, compiled once."""

from __future__ import annotations

from functools import cache
from importlib.abc import InspectLoader
from importlib.machinery import SourceFileLoader
from os import fspath
from types import CodeType
from typing import Any


def compile_once() -> None:
    """Let what is imported from many folders be compiled as if it lay in one."""
    for loader in (InspectLoader, SourceFileLoader):
        setattr(loader, source_to_code.__name__, staticmethod(source_to_code))


def source_to_code(data: Any, path: Any = "<string>") -> CodeType:
    """Return the code of a module, which says where it lies itself."""
    text = data.encode() if isinstance(data, str) else bytes(data)
    return _moved(_compiled(text), fspath(path))


@cache
def _compiled(text: bytes) -> CodeType:
    code = compile(text, "<compiled once>", "exec", dont_inherit=True)
    assert isinstance(code, CodeType)
    return code


def _moved(code: CodeType, path: str) -> CodeType:
    inner = tuple(
        _moved(each, path) if isinstance(each, CodeType) else each
        for each in code.co_consts
    )
    return code.replace(co_filename=path, co_consts=inner)
