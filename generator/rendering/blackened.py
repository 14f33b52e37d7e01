"""What black makes of a text."""

from __future__ import annotations

from functools import lru_cache

from generator.resources.collector import collect

LINE_LENGTH = 88
TARGET = "PY311"


_SMALL = 4_000
"""How many characters a text may have to be remembered."""

_LARGE = 100_000
"""How many characters are worth to collect after."""


class FormatError(Exception):
    """Rendered text that is no Python: a defect of the generator, not of a spec."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(path, message)
        self.path = path
        self.message = message

    def __str__(self) -> str:
        return f"{self.path}: the rendered text is no Python module: {self.message}"


def blackened(text: str, path: str) -> str:
    """Return the text of the module that goes to `path`, as black has it.

    Whether black kept the meaning is not checked again: nobody wrote this text by hand,
    and that check would parse every module twice.

    Raises:
        FormatError: it is no Python.
    """
    try:
        return (_small if len(text) < _SMALL else _made)(text)
    except _invalid() as error:
        raise FormatError(path, str(error)) from error
    finally:
        if len(text) > _LARGE:
            # Its trees are circles: those of a large module take hundreds of MB.
            collect()


def _made(text: str) -> str:
    # Loading black takes longer than formatting a module; a run whose texts are all
    # known does without.
    import black
    from black.mode import TargetVersion

    mode = black.Mode(target_versions={TargetVersion[TARGET]}, line_length=LINE_LENGTH)
    return black.format_str(text, mode=mode)


_small = lru_cache(maxsize=512)(_made)
"""Many modules are alike where what is known of them is taken out."""


def _invalid() -> type[Exception]:
    from black.parsing import InvalidInput

    return InvalidInput
