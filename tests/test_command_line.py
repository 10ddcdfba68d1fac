"""What `python -m convlab` says, writes and returns."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import convlab
from convlab.__main__ import main
from convlab.labs.registry import LABS

CHECKOUT = Path(convlab.__file__).parents[1]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command in a fresh interpreter that knows of no screen."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DISPLAY", "WAYLAND"))
    }
    command = [sys.executable, "-W", "error", "-m", "convlab", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=CHECKOUT, env=environment, timeout=60)


def exit_code_of(*arguments: str) -> object:
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    return end.value.code


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code_of("--version") == 0
    assert capsys.readouterr().out == f"convlab {convlab.__version__}\n"


def test_help_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code_of("--help") == 0
    words = capsys.readouterr().out
    for option in ("--version", "--lang {en,zh_CN}", "--theme {light,dark}", "--screenshot DIR", "--lab", "--size WxH"):
        assert option in words


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Rows and columns of the output"), ("zh_CN", "输出的行数和列数")]
)
def test_readings_are_listed(capsys: pytest.CaptureFixture[str], language: str, words: str) -> None:
    assert main(["--readings", "convolution", "--lang", language]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "convolution"
    assert [line.split(maxsplit=1)[1] for line in lines if line.split()[0] == "output_size"] == [words]


def test_readings_of_all_labs_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--readings"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")] == list(LABS)


def test_readings_of_an_unknown_lab(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--readings", "alexnet"]) == 1
    assert "no lab alexnet; there are why, convolution" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--size", "12"], "'12' is not a size like 1600x1000"),
        (["--size", "1600x"], "'1600x' is not a size like 1600x1000"),
        (["--size", "99999x99999"], "'99999x99999' is not a size like 1600x1000"),
        (["--size=-1600x1000"], "'-1600x1000' is not a size like 1600x1000"),
        (["--lang", "fr"], "invalid choice: 'fr'"),
        (["--theme", "pink"], "invalid choice: 'pink'"),
        (["one.convlab", "two.convlab"], "unrecognized arguments: two.convlab"),
    ],
)
def test_wrong_options(capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str) -> None:
    assert exit_code_of(*arguments) == 2
    assert sentence in capsys.readouterr().err


def test_an_unknown_lab(tmp_path: Path) -> None:
    ended = run("--screenshot", tmp_path / "pictures", "--lab", "alexnet")
    assert ended.returncode == 1
    assert ended.stderr.startswith("convlab: no lab alexnet; there are ")
    assert ended.stderr.count("\n") == 1
    assert not (tmp_path / "pictures").exists()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "pictures").write_text("a file", encoding="utf-8")
    ended = run("--screenshot", tmp_path / "pictures")
    assert ended.returncode == 1
    assert ended.stderr.startswith("convlab: ")
    assert str(tmp_path / "pictures") in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh_CN", "dark")])
def test_a_picture_of_exactly_the_size(tmp_path: Path, language: str, theme: str) -> None:
    folder = tmp_path / "new" / "pictures"
    options = ("--lab", "lenet", "--lang", language, "--theme", theme, "--size", "1120x660")
    ended = run("--screenshot", folder, *options)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.split() == [str(path) for path in folder.iterdir()] == [str(folder / "lenet.png")]
    picture = QImage(str(folder / "lenet.png"))
    assert (picture.width(), picture.height()) == (1120, 660)
    assert (picture.pixelColor(1118, 658).lightness() > 128) == (theme == "light")
