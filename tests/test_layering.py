"""Imports run one way: `__main__ → gui → (lessons, files) → labs → core`; what a room may import else is in `ROOMS`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

import convlab
from tests.imports import Arrow, arrows, circles

PACKAGE = Path(convlab.__file__).parent

LOOK = "gui.theme gui.icons gui.language gui.settings"
PAGE_BASE = (
    f"gui.labs.page gui.labs.extension gui.widgets gui.session gui.work gui.files gui.data {LOOK} files labs.common"
)
GROUND = "core.arrays core.windows core.parallel"  # what every floor of the core stands on
PAGE = f"{PAGE_BASE} gui.labs.matrix core assets"
BELOW_PAGES = f"gui.files gui.data gui.widgets gui.session gui.work {LOOK} files labs core assets"

# What the modules of a room may import of convlab, and the rule in words. The most exact room decides; a star is one
# name, the same on both sides. The root, where the version stands, is open to all.
ROOMS = {
    "": ("", "convlab itself imports none of its modules"),
    "assets": ("", "the place of the resources needs nothing"),
    "core": ("core", "the core knows nothing above it"),
    "core.*": (f"core.* {GROUND}", "a module beside the core's floors serves them all"),
    "core.reference": ("", "the reference imports NumPy alone"),
    "core.data": (f"core.data {GROUND}", "data stands beside the floors"),
    "core.engine": (f"core.engine {GROUND}", "training → nn → functional → engine"),
    "core.functional": (f"core.functional core.engine {GROUND}", "training → nn → functional → engine"),
    "core.nn": (f"core.nn core.functional core.engine {GROUND}", "training → nn → functional → engine"),
    "core.training": (f"core.training core.nn core.functional {GROUND}", "training → nn → functional → engine"),
    "labs": ("", "only the registry knows the labs"),
    "labs.registry": ("labs core assets", "labs import the core, nothing above them"),
    "labs.common": ("labs.common core assets", "what labs share knows none of them"),
    "labs.*": ("labs.* labs.common core assets", "a lab imports itself, labs.common and the core, never another lab"),
    "files": ("files labs core assets", "files know the labs and the core, not the window"),
    "lessons": ("lessons labs core assets", "lessons know the labs and the core, not the window"),
    "gui": ("gui lessons files labs core assets", "the window is above all but __main__"),
    "gui.theme": (f"{LOOK} core assets", "theme, icons, language and settings know nothing of the window"),
    "gui.icons": (f"{LOOK} core assets", "theme, icons, language and settings know nothing of the window"),
    "gui.language": (f"{LOOK} core assets", "theme, icons, language and settings know nothing of the window"),
    "gui.settings": (f"{LOOK} core assets", "theme, icons, language and settings know nothing of the window"),
    "gui.session": ("labs core", "the session holds states, it shows nothing"),
    "gui.work": ("gui.work files core", "what runs in threads shows nothing"),
    "gui.widgets": (
        f"gui.widgets gui.work {LOOK} labs.common core assets",
        "widgets know no lab, no page and no session",
    ),
    "gui.files": (BELOW_PAGES, "files and data of the window know no page"),
    "gui.data": (BELOW_PAGES, "files and data of the window know no page"),
    "gui.training": (f"gui.training {BELOW_PAGES}", "training knows no page"),
    "gui.labs.page": (PAGE_BASE, "what the pages share knows no lab"),
    "gui.labs.extension": (PAGE_BASE, "what the pages share knows no lab"),
    "gui.labs.matrix": (PAGE, "what the pages share knows no lab"),
    "gui.labs.*": (
        f"gui.labs.* labs.* {PAGE}",
        "a page imports its own lab, labs.common, gui.labs.matrix, widgets and the session, never another lab",
    ),
    "gui.labs.lenet": (
        f"gui.labs.lenet labs.lenet gui.training {PAGE}",
        "a page imports its own lab, labs.common, gui.labs.matrix, widgets and the session, never another lab",
    ),
    "train_weights": ("files labs core assets", "the script that trains the weights needs no window"),
    "__main__": ("gui lessons files labs core assets", "the command line is above all"),
}

# What only some rooms may import, with their third parties.
ONLY_FOR = {
    "convlab.core.engine": (
        "core.engine core.functional.convolution core.nn.layers",
        "the engine enters in one module of functional and in one of nn",
    ),
    "PySide6": ("gui __main__", "Qt lives in convlab/gui alone"),
    "pyqtgraph": ("gui __main__", "Qt lives in convlab/gui alone"),
}
CORE_NEEDS = ("numpy", "threadpoolctl")


def broken_rules(found: Iterable[Arrow]) -> list[str]:
    """Each arrow that is not allowed, with its file, its line and the rule."""
    return [f"{arrow}: {rule}" for arrow in found if (rule := broken_rule(arrow)) is not None]


def broken_rule(arrow: Arrow) -> str | None:
    source = arrow.source.removeprefix("convlab").removeprefix(".")
    for target, (rooms, rule) in ONLY_FOR.items():
        if is_in(arrow.target, target) and not any(is_in(source, room) for room in rooms.split()):
            return rule
    if not is_in(arrow.target, "convlab"):
        needed = CORE_NEEDS[:1] if is_in(source, "core.reference") else CORE_NEEDS
        name = arrow.target.partition(".")[0]
        is_foreign = name not in needed and name not in sys.stdlib_module_names
        return f"the core needs {' and '.join(needed)} alone" if is_in(source, "core") and is_foreign else None
    target = arrow.target.removeprefix("convlab").removeprefix(".")
    room, star = room_of(source)
    if room is None:
        return "a module that stands in no room of this list"
    allowed, rule = ROOMS[room]
    is_allowed = not target or any(is_in(target, name.replace("*", star)) for name in allowed.split())
    return None if is_allowed else rule


def room_of(module: str) -> tuple[str | None, str]:
    """The most exact room of a module, and what the star in the room's name stands for."""
    parts = module.split(".") if module else []
    for length in range(len(parts), 0, -1):
        exact, general = ".".join(parts[:length]), ".".join([*parts[: length - 1], "*"])
        for room in (exact, general):
            if room in ROOMS:
                return room, parts[length - 1]
    return ("", "") if not parts else (None, "")


def is_in(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def described(circle: Iterable[Arrow]) -> str:
    return "\n".join(["a circle:", *(f"  {arrow}" for arrow in circle)])


def test_imports_run_one_way() -> None:
    found = broken_rules(arrows(PACKAGE))
    assert not found, "\n".join([f"{len(found)} imports against the arrows:", *found])


def test_no_modules_import_each_other() -> None:
    """Neither when they run, nor only for the type checker."""
    found = circles(arrows(PACKAGE))
    assert not found, "\n".join(described(circle) for circle in found)


def tree(folder: Path, files: dict[str, str]) -> Path:
    """A package `convlab` of some files."""
    for name, text in files.items():
        path = folder / "convlab" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "convlab"


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("core/nn/layers.py", "import numpy\nimport convlab.labs.why", 2),
        ("core/nn/layers.py", "from convlab.core.training.train import train", 1),
        ("core/functional/linear.py", "from ..nn import layers", 1),
        ("core/reference.py", "from threadpoolctl import threadpool_limits", 1),
        ("core/reference.py", "from convlab.core.functional import linear", 1),
        ("core/training/train.py", "from convlab.core.engine import memory", 1),
        ("core/data/idx.py", "import safetensors", 1),
        ("labs/why/state.py", "from convlab.labs import channels", 1),
        ("labs/why/state.py", "def load():\n    from convlab.core.engine import memory", 2),
        ("labs/common/stack.py", "from convlab.labs.why.state import WhyState", 1),
        ("labs/lenet/state.py", "from PySide6.QtCore import QObject", 1),
        (
            "files/work.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from convlab.gui import session",
            3,
        ),
        ("lessons/grading.py", "from convlab.files import work", 1),
        ("gui/widgets/legend.py", "from convlab.gui.labs.matrix.page import MatrixPage", 1),
        ("gui/widgets/legend.py", "from convlab.gui.session import Session", 1),
        ("gui/widgets/legend.py", "from convlab.labs import registry", 1),
        ("gui/labs/matrix/page.py", "from convlab.labs.why import state", 1),
        ("gui/labs/why/page.py", "import convlab.gui.labs.channels.page as other", 1),
        ("gui/labs/why/page.py", "from convlab.labs.channels.state import ChannelsState", 1),
        ("gui/labs/why/page.py", "from importlib import import_module\nimport_module('convlab.gui.main_window')", 2),
        ("gui/labs/why/page.py", "from convlab.gui.training.run import TrainingRun", 1),
        ("shed/tool.py", "import convlab.core", 1),
    ],
)
def test_a_forbidden_import_is_found(tmp_path: Path, name: str, text: str, line: int) -> None:
    package = tree(tmp_path, {"labs/channels/__init__.py": "", "core/engine/memory.py": "", name: text})
    (found,) = broken_rules(arrows(package))
    assert found.startswith(f"convlab/{name}:{line}: ")


def test_what_the_rules_allow_passes(tmp_path: Path) -> None:
    package = tree(
        tmp_path,
        {
            "__init__.py": '__version__ = "1"',
            "core/training/train.py": "import threading\nimport numpy\nfrom convlab.core.nn import layers",
            "core/nn/layers.py": "from convlab.core.engine import memory",
            "labs/why/state.py": "from convlab.core import conv2d\nfrom convlab.labs.common import arrays",
            "labs/registry.py": "from convlab.labs.why import state",
            "files/work.py": "import safetensors\nfrom convlab import __version__\nfrom convlab.labs import registry",
            "gui/widgets/legend.py": "import PySide6\nfrom convlab.labs.common import arrays",
            "gui/labs/why/page.py": "from convlab.gui.labs.matrix import page\nfrom convlab.labs.why import state",
            "gui/labs/lenet/page.py": "from convlab.gui.training import run",
            "gui/main_window.py": "from convlab.gui.labs.why import page",
            "__main__.py": "from convlab.gui import app",
        },
    )
    assert not broken_rules(arrows(package))
    assert not circles(arrows(package))


@pytest.mark.parametrize(
    "way_back", ["from .a import f", "def g():\n    import convlab.gui.a", "if X:\n    from . import a"]
)
def test_a_circle_is_found(tmp_path: Path, way_back: str) -> None:
    """With the modules on it and no others, however they import each other."""
    files = {"gui/__init__.py": "", "gui/a.py": "import convlab.gui.b", "gui/b.py": "from convlab.gui import c"}
    package = tree(tmp_path, {**files, "gui/c.py": way_back, "gui/d.py": "from convlab.gui import a"})
    (circle,) = circles(arrows(package))
    assert [arrow.source for arrow in circle] == ["convlab.gui.a", "convlab.gui.b", "convlab.gui.c"]
    assert "convlab/gui/b.py:1" in described(circle)


IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(*sys.modules)
"""


@pytest.mark.parametrize(
    ("package", "unwanted"),
    [
        ("convlab.core", {"PySide6", "pyqtgraph", "torch", "safetensors", "convlab.labs", "convlab.gui"}),
        ("convlab.labs", {"PySide6", "pyqtgraph", "torch", "convlab.gui"}),
        ("convlab.files", {"PySide6", "pyqtgraph", "torch", "convlab.gui"}),
    ],
)
def test_what_a_package_imports(package: str, unwanted: set[str]) -> None:
    command = [sys.executable, "-c", IMPORT_ALL, package]
    loaded = set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    assert package in loaded
    assert not unwanted & loaded
