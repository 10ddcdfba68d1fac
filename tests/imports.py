"""Which module of a package imports what, read from the sources: nothing is run."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Arrow:
    """One import: of the module `target` in line `line` of the module `source`, whose file is `path`."""

    source: str
    target: str
    path: Path
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.source} imports {self.target}"


def arrows(package: Path) -> list[Arrow]:
    """All imports in the files of a package, also those in functions, for type checking only, and by `import_module`.

    A name imported from a package counts as its module if there is one, else as the package. That a module's
    packages are imported with it is not counted. Paths are relative to the folder that holds the package.
    """
    files = {module_name(path, package): path for path in sorted(package.rglob("*.py"))}
    found = {
        Arrow(source, target, path.relative_to(package.parent), line)
        for source, path in files.items()
        for line, target in targets(path, source, files)
    }
    return sorted(found, key=lambda arrow: (arrow.path, arrow.line, arrow.target))


def module_name(path: Path, package: Path) -> str:
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def targets(path: Path, source: str, modules: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines in which a module imports, and what."""
    package = source.split(".") if path.name == "__init__.py" else source.split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import():
                yield from ((node.lineno, alias.name) for alias in node.names)
            case ast.ImportFrom():
                above = package[: len(package) + 1 - node.level] if node.level else []
                base = ".".join([*above, *filter(None, [node.module])])
                names = (f"{base}.{alias.name}" for alias in node.names)
                yield from ((node.lineno, name if name in modules else base) for name in names)
            case ast.Call(ast.Name(name) | ast.Attribute(attr=name), [ast.Constant(str(target)), *_]):
                if name in ("import_module", "__import__"):
                    yield node.lineno, target


def circles(found: Iterable[Arrow]) -> list[list[Arrow]]:
    """For each group of modules that import each other, round about: a shortest way round it."""
    graph: dict[str, dict[str, Arrow]] = {}
    for arrow in found:
        graph.setdefault(arrow.source, {}).setdefault(arrow.target, arrow)
    seen: set[str] = set()
    shortest = []
    for module in sorted(graph):
        if module not in seen and (way := way_round(graph, module)):
            seen |= reached(graph, module) & {other for other in graph if module in reached(graph, other)}
            shortest.append(way)
    return shortest


def way_round(graph: Mapping[str, Mapping[str, Arrow]], start: str) -> list[Arrow]:
    """A shortest way of imports from a module to itself; empty if there is none."""
    ways: list[list[Arrow]] = [[arrow] for arrow in graph[start].values()]
    visited = set()
    for way in ways:  # grows while it is gone through
        end = way[-1].target
        if end == start:
            return way
        if end not in visited:
            visited.add(end)
            ways += [[*way, arrow] for arrow in graph.get(end, {}).values()]
    return []


def reached(graph: Mapping[str, Mapping[str, Arrow]], start: str) -> set[str]:
    """The modules that a module imports, and what they import, and so on."""
    found, waiting = set(), [start]
    while waiting:
        for target in graph.get(waiting.pop(), {}):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found
