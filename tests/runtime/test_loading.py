"""Packages that load their modules when a name of them is asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from templates.package._runtime.loading import Loading

MODULES = {"Image": "images", "ImageTag": "tags", "later": "promised"}
FILES = {
    "__init__": "",
    "images": "Image = 'image'; ImageId = 'id'; Images = Other = 'not asked for'",
    "tags": "ImageTag = 'tag'; ImageTagList = 'list'; ImageTagSet = 'set'\n"
    "ImageSize = 'elsewhere'",
    "promised": "from templates.package._runtime.loading import Later\n"
    "made = []\n"
    "later = Later(lambda: made.append(1) or 'made')\n",
}


@pytest.fixture
def loading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Loading]:
    """A package of which no module is loaded yet."""
    for name, text in FILES.items():
        (tmp_path / "lazy").mkdir(exist_ok=True)
        (tmp_path / "lazy" / f"{name}.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    __import__("lazy")
    yield Loading("lazy", MODULES)
    for name in loaded():
        del sys.modules[name]


def loaded() -> Mapping[str, object]:
    """The package and those of its modules that are loaded."""
    return {
        name: module
        for name, module in sys.modules.items()
        if name.partition(".")[0] == "lazy"
    }


@pytest.mark.parametrize(
    ("name", "value", "module"),
    [
        ("Image", "image", "images"),
        ("ImageId", "id", "images"),
        ("ImageTag", "tag", "tags"),
        ("ImageTagList", "list", "tags"),
        ("ImageTagSet", "set", "tags"),
        ("later", "made", "promised"),
    ],
)
def test_names_load_their_module_alone(
    loading: Loading, name: str, value: str, module: str
) -> None:
    """The longest beginning counts, and what was found is an attribute from then on."""
    assert value == loading.attribute(name) == vars(sys.modules["lazy"])[name]
    assert {"lazy", f"lazy.{module}"} == set(loaded())


@pytest.mark.parametrize(
    "name", ["Images", "Imagery", "ImageSize", "Other", "lazy", ""]
)
def test_names_that_are_not_there(loading: Loading, name: str) -> None:
    """Beginnings end where words do, and what another module has is not looked for."""
    with pytest.raises(AttributeError) as raised:
        loading.attribute(name)
    assert f"module 'lazy' has no attribute {name!r}" == str(raised.value)


def test_modules_are_names_too(loading: Loading) -> None:
    """As they are once they are loaded."""
    assert loading.attribute("tags") is loaded()["lazy.tags"]


def test_all_names(loading: Loading) -> None:
    """What stands in a module under a name that is looked for there, and what is there."""
    sys.modules["lazy"].__dict__["own"] = 1
    names = [each for each in loading.names() if not each.startswith("__")]
    assert [
        "Image",
        "ImageId",
        "ImageTag",
        "ImageTagList",
        "ImageTagSet",
        "later",
        "own",
    ] == names
