"""Views of the names in `models` that are no classes: unions, and odd constants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from generator import ir
from generator.ir.told_apart import is_native, parts, reaches_itself
from generator.views.literals import literal
from generator.views.prose import docstring, paragraphs, sentence
from generator.views.type_names import joined
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class AliasView:
    """A name for a type, such as `Source: TypeAlias = Card | BankAccount`."""

    name: str
    type: str
    """What type checkers read."""

    decoded: str
    """What decoding reads, "" where that is the same."""

    docstring: str


def alias_views(words: Vocabulary, names: Iterable[str]) -> tuple[AliasView, ...]:
    """Return the aliases among shapes, each behind those that it is made of."""
    return tuple(_alias(words, name) for name in _in_order(words, names))


def _in_order(words: Vocabulary, names: Iterable[str]) -> list[str]:
    aliases = dict.fromkeys(name for name in names if words.is_alias(name))
    needs = {
        name: [each for each in _aliases_in(words, name) if each in aliases]
        for name in aliases
    }
    try:
        return list(TopologicalSorter(needs).static_order())
    except CycleError:
        return _by_need(needs)


def _by_need(needs: dict[str, list[str]]) -> list[str]:
    """Return names behind what they need, as far as they do not need each other."""
    found: dict[str, None] = {}
    waiting = [(name, False) for name in reversed(needs)]
    open_: set[str] = set()
    while waiting:
        name, is_done = waiting.pop()
        if is_done:
            found.setdefault(name)
        elif name not in open_:
            open_.add(name)
            waiting.append((name, True))
            waiting.extend((each, False) for each in reversed(needs[name]))
    return list(found)


def _aliases_in(words: Vocabulary, name: str) -> Iterator[str]:
    """Return the aliases that a type is written with."""
    seen: set[str] = set()
    waiting = list(parts(words.shape(name)))
    while waiting:
        part = waiting.pop(0)
        if part in seen or isinstance(words.shape(part), ir.Structure):
            continue
        seen.add(part)
        if words.is_alias(part):
            if part != name:
                yield part
        else:
            waiting.extend(parts(words.shape(part)))


def _alias(words: Vocabulary, name: str) -> AliasView:
    shape = words.shape(name)
    own = words.names.classes[name]
    said = [sentence(each) for each in paragraphs(shape.description)]
    text = docstring(said, indent=0) if said else ""
    if isinstance(shape, ir.Literal):
        values = ", ".join(map(literal, shape.values))
        return AliasView(
            own, _literal_type(shape), f'literals("{own}", {values})', text
        )
    assert isinstance(shape, ir.Union)
    if is_native(words.service.shapes, shape):
        type_ = joined(words.branches(shape))
        later = f"Later(lambda: {type_})" if words.is_later(name) else ""
        return AliasView(own, type_, later, text)
    plain = joined(
        words.plain_type(each, enum="{} | str", is_inside=True)
        for each in sorted(shape.branches, key=lambda each: not _is_enum(words, each))
    )
    is_open = reaches_itself(words.service.shapes, name)
    decoded = f'choice("{own}", lambda: [{", ".join(_branches(words, shape))}])'
    return AliasView(own, literal(plain) if is_open else plain, decoded, text)


def _is_enum(words: Vocabulary, name: str) -> bool:
    return isinstance(words.shape(name), ir.Enum)


def _literal_type(shape: ir.Literal) -> str:
    """Return the type of constants, as exactly as Python has one."""
    types = {type(value) for value in shape.values}
    if types <= {str, bool, int}:
        return f"Literal[{', '.join(map(literal, shape.values))}]"
    named: dict[type, str] = {dict: "dict[str, Any]", list: "list[Any]"}
    return joined(named.get(type_, type_.__name__) for type_ in sorted(types, key=str))


def _branches(words: Vocabulary, union: ir.Union) -> Iterator[str]:
    """Return the branches as the runtime tells them apart."""
    tag = union.discriminator
    told = {*(tag.branches.values() if tag else ()), *union.distinctive.values()}
    is_said = False
    # Where several fit alike the first is taken, and of texts that is the one with a name.
    names = sorted(union.branches, key=lambda each: not _is_enum(words, each))
    named = {name: words.annotation(name, is_branch=True) for name in names}
    if union.exclusive:
        yield f"exclusive({', '.join(named.values())})"
        return
    for name, type_ in named.items():
        if name not in told:
            yield type_
        elif not is_said:
            is_said = True
            yield _told(named, union)


def _told(named: dict[str, str], union: ir.Union) -> str:
    tag = union.discriminator
    if tag is None:
        pairs = (
            f"{literal(key)}: {named[name]}" for key, name in union.distinctive.items()
        )
        return f"by_member({{{', '.join(pairs)}}})"
    pairs = (f"{literal(value)}: {named[name]}" for value, name in tag.branches.items())
    otherwise = f", otherwise={named[tag.otherwise]}" if tag.otherwise else ""
    return f"by_tag({literal(tag.member)}, {{{', '.join(pairs)}}}{otherwise})"
