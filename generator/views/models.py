"""The view of `models.py`: enums, structures, and lists of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator import ir
from generator.views.aliases import AliasView, alias_views
from generator.views.imports import deeper, export_lines, import_lines
from generator.views.literals import literal
from generator.views.members import MemberView, keeps_names, member_views
from generator.views.prose import docstring, first_sentence, paragraphs, sentence
from generator.views.sentences import repeats
from generator.views.type_names import imports_of
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class EnumValueView:
    """A value of an enum, such as `ACTIVE = "ACTIVE"`."""

    name: str
    value: str


@dataclass(frozen=True)
class EnumView:
    """An enum."""

    name: str
    docstring: str
    """Nothing where it could only repeat the name."""

    values: tuple[EnumValueView, ...]


@dataclass(frozen=True)
class StructureView:
    """A structure."""

    name: str
    base: str
    options: str
    """What the class says of how it travels, behind a comma; "" for nothing."""

    docstring: str
    """Nothing where it could only repeat the name."""

    members: tuple[MemberView, ...]
    rules: str
    """Name in `shapes` of its rules, "" without any."""

    implied: bool
    """Whether the spec does not say that it is an object."""


@dataclass(frozen=True)
class ModelsView:
    """All of `models.py`, or of one of its modules."""

    imports: tuple[str, ...]
    enums: tuple[EnumView, ...]
    structures: tuple[StructureView, ...]
    aliases: tuple[AliasView, ...]
    exports: tuple[str, ...]
    """Names of the classes and aliases, sorted; that of files where there are any. None
    where all of them are meant."""


@dataclass(frozen=True)
class IndexView:
    """All of `models/__init__.py`: where each class stands."""

    modules: tuple[str, ...]
    has_files: bool
    beginnings: tuple[tuple[str, str], ...]
    """What names of classes begin with, and the modules of these classes."""


def models_view(words: Vocabulary) -> ModelsView:
    """Return the view of `models.py`."""
    return _view(words, words.service.shapes)


def index_view(words: Vocabulary) -> IndexView:
    """Return the view of `models/__init__.py`."""
    homes = words.names.homes
    return IndexView(
        modules=export_lines(homes.modules.values()),
        has_files=_has_files(words.service.shapes),
        beginnings=tuple(homes.beginnings.items()),
    )


def module_view(words: Vocabulary, module: str) -> ModelsView:
    """Return the view of one of several modules of `models`."""
    view = _view(words.inside(module), words.uses.standing_in[module])
    return replace(view, imports=deeper(view.imports), exports=())


def module_names(words: Vocabulary) -> tuple[str, ...]:
    """Return the names of the modules of `models`, none if it is one itself."""
    return tuple(dict.fromkeys(words.names.homes.modules.values()))


def _view(words: Vocabulary, shapes: Mapping[str, ir.Shape]) -> ModelsView:
    enums = tuple(
        _enum(words, shape) for shape in shapes.values() if isinstance(shape, ir.Enum)
    )
    structures = (*_structures(words, shapes), *_error_bodies(words))
    aliases = alias_views(words, shapes)
    names = [each.name for each in enums]
    names += [each.name for each in structures]
    names += [each.name for each in aliases]
    names += ["File"] if _has_files(shapes) else []
    return ModelsView(
        imports=_imports(enums, structures, aliases),
        enums=enums,
        structures=structures,
        aliases=aliases,
        exports=export_lines(names),
    )


def _has_files(shapes: Mapping[str, ir.Shape]) -> bool:
    return any(isinstance(each, ir.File) for each in shapes.values())


def body_class(words: Vocabulary, error: ir.Error) -> str | None:
    """Return the class of an error's body, if the error has members of its own."""
    return words.names.bodies.get(error.name)


def body_base(error: ir.Error) -> str:
    """Return the runtime's class for what an error has on the wire beside its members."""
    if error.message is None:
        return "BareErrorBody"
    return "ErrorBody" if error.message.name == "message" else "CapitalErrorBody"


def _enum(words: Vocabulary, shape: ir.Enum) -> EnumView:
    name = words.names.classes[shape.name]
    said = sentence(first_sentence(shape.description))
    return EnumView(
        name=name,
        docstring=(
            "" if repeats(said, name) or not said else docstring([said], indent=4)
        ),
        values=tuple(
            EnumValueView(words.names.values[shape.name, value.name], value.name)
            for value in shape.values
        ),
    )


def _structures(
    words: Vocabulary, shapes: Mapping[str, ir.Shape]
) -> Iterator[StructureView]:
    for shape in _bases_first(shapes):
        keeps = keeps_names(words, shape)
        members = tuple(member_views(words, shape, keeps))
        yield StructureView(
            name=words.names.classes[shape.name],
            base=_base(words, shape, keeps),
            options=_options(words, shape, keeps),
            docstring=_said(words, shape, stands_alone=bool(members)),
            members=members,
            rules=words.names.rules(shape.name) if shape.rules else "",
            implied=shape.implied,
        )


def _said(words: Vocabulary, shape: ir.Structure, *, stands_alone: bool) -> str:
    """Return the docstring of a structure, if it can do without or not."""
    role = words.uses.roles.get(shape.name, shape.name)
    said = paragraphs(shape.description) or [role]
    can_do_without = stands_alone and not shape.rules and not shape.implied
    if can_do_without and _is_named_for(words.names.classes[shape.name], said):
        return ""
    return docstring(map(sentence, said), indent=4)


def _is_named_for(name: str, said: list[str]) -> bool:
    """Return whether a name says all that is said of its class, or what it is for."""
    kind, _, whose = said[0].partition(" of ")
    ends = {"Input": ("Request", "Input"), "Output": ("Response", "Output")}
    spoken = [said[0], *(f"{whose}{each}" for each in ends.get(kind, ()))]
    return len(said) == 1 and any(repeats(each, name) for each in spoken)


def _base(words: Vocabulary, shape: ir.Structure, keeps: bool) -> str:
    if shape.base is not None:
        return words.names.classes[shape.base]
    return "Structure" if keeps or shape.is_apart else "CamelStructure"


def _bases_first(shapes: Mapping[str, ir.Shape]) -> list[ir.Structure]:
    """Return the structures in their order, save for a base behind what has it."""
    found: dict[str, ir.Structure] = {}

    def add(shape: ir.Shape) -> None:
        if isinstance(shape, ir.Structure) and shape.name not in found:
            if shape.base is not None:
                add(shapes[shape.base])
            found[shape.name] = shape

    for each in shapes.values():
        add(each)
    return list(found.values())


def _options(words: Vocabulary, shape: ir.Structure, keeps: bool) -> str:
    options = []
    if shape.tag is not None:
        if shape.base is None:
            options.append(f"tag_field={literal(shape.tag.member)}")
        options.append(f"tag={literal(shape.tag.value)}")
    if shape.closed:
        options.append("forbid_unknown_fields=True")
    base = words.shape(shape.base) if shape.base else None
    if isinstance(base, ir.Structure) and keeps != keeps_names(words, base):
        options.append(f"rename={None if keeps else 'camel'!r}")
    return "".join(f", {each}" for each in options)


def _error_bodies(words: Vocabulary) -> Iterator[StructureView]:
    for error in words.service.errors.values():
        if (name := body_class(words, error)) is not None:
            body = ir.Structure(
                name=error.name, place=error.place, members=error.modelled
            )
            yield StructureView(
                name=name,
                base=body_base(error),
                options="",
                docstring=docstring([f"What {error.name} tells."], indent=4),
                members=tuple(member_views(words, body, keeps=False)),
                rules="",
                implied=False,
            )


def _imports(
    enums: tuple[EnumView, ...],
    structures: tuple[StructureView, ...],
    aliases: tuple[AliasView, ...],
) -> tuple[str, ...]:
    members = [member for structure in structures for member in structure.members]
    said = [f"{member.type}{member.assignment}" for member in members]
    said += [structure.base for structure in structures]
    said += [f"shapes.{each.rules}" for each in structures if each.rules]
    said += ["StrEnum"] if enums else []
    for alias in aliases:
        said += [alias.type.strip('"'), alias.decoded, "TypeAlias"]
        said += ["TYPE_CHECKING"] if alias.decoded else []
    lines = import_lines(imports_of(said))
    modules = [
        *(["import builtins"] if any("builtins." in each for each in said) else []),
        *(["import datetime as dt"] if any("dt." in each for each in said) else []),
    ]
    if not modules:
        return lines
    follows = bool(lines) and not lines[0].startswith(("from msgspec", "from ."))
    return (*modules, *([] if follows else [""]), *lines)
