"""Sessions: what is saved is opened again, and what is not a session, or none any more, is refused."""

from __future__ import annotations

import errno
import io
import json
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from convlab.core import Padding, Training
from convlab.core.data.data_source import DataSource
from convlab.core.data.digits import Preparation
from convlab.files import archive, atomic
from convlab.files.problems import Problem, RefusedError
from convlab.files.progress import CancelledError
from convlab.files.session_file import FORMAT, load_session, save_session
from convlab.files.work import Work
from convlab.labs.channels import scenes as channels_scenes
from convlab.labs.channels import state as channels
from convlab.labs.common.arrays import frozen
from convlab.labs.convolution import state as convolution
from convlab.labs.learning import scenes as learning_scenes
from convlab.labs.learning import state as learning
from convlab.labs.lenet.architecture import Architecture
from convlab.labs.lenet.errors import ErrorsChoice
from convlab.labs.lenet.preprocessing import Preprocessing, Shift
from convlab.labs.lenet.runs.record import Change, Runs
from convlab.labs.lenet.runs.stored import StoredRun, stored_runs
from convlab.labs.lenet.state import LeNetState, Recipe
from convlab.labs.pooling import scenes as pooling_scenes
from convlab.labs.pooling import state as pooling
from convlab.labs.receptive_field import state as field
from convlab.labs.registry import LABS, all_labs, load_lab
from convlab.labs.why import scenes as why_scenes
from convlab.labs.why import state as why
from tests.files.damage import HOSTILE, cut, edited, flipped, leaves, members, npy, spliced, with_value, without, zipped

SMALL = Recipe(Architecture((), (3, 2)), epochs=2, batch_size=10, examples=1_000)


def same(a: Any, b: Any) -> bool:
    """Equal through all fields; whole numbers may have become others."""
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and np.array_equal(a, b)
    if is_dataclass(a):
        own = [entry.name for entry in fields(a) if entry.init]
        return type(a) is type(b) and all(same(getattr(a, name), getattr(b, name)) for name in own)
    if isinstance(a, tuple):
        return type(a) is type(b) and len(a) == len(b) and all(map(same, a, b))
    return bool(a == b) and isinstance(a, bool) == isinstance(b, bool)


def record() -> StoredRun:
    """Four steps of a small network, with the states after them."""
    rng = np.random.default_rng(0)
    images, labels = rng.integers(0, 256, (30, 28, 28), dtype=np.uint8), rng.integers(0, 10, 30)
    runs = Runs()
    run = runs.draft(SMALL)
    runs.add(run)
    training = Training(SMALL.network(), images, labels, SMALL.settings(), test=(images, labels), threads=1)
    for _ in range(4):
        report = training.step()
        runs.note(run, [report], [training.state()])
        run.parameters = training.state().parameters
    run.changes.append(Change(3, SMALL.tuning))
    run.start = run.history.states[0]
    return StoredRun.of(run, 1000)


def work(**states: Any) -> Work:
    return Work(
        {lab.name: lab.state() for lab in all_labs()} | states, "receptive_field", (record(),), "/home/高/a.convlab"
    )


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small session with everything in it."""
    path = tmp_path_factory.mktemp("session") / "a.convlab"
    save_session(path, work())
    return path.read_bytes()


# ---- there and back


def test_what_is_saved_is_opened(tmp_path: Path) -> None:
    path, before = tmp_path / "a.convlab", work()
    save_session(path, before)
    after = load_session(path)
    assert (after.lab, after.origin) == (before.lab, before.origin)
    assert list(after.states) == list(before.states)
    for name, state in before.states.items():
        assert same(state, after.states[name]), name
    assert same(before.runs, after.runs)
    assert not after.states["lenet"].ink.flags.writeable


EXAMPLES = {
    "why": [replace(why.WhyState(), **scene.changes()) for scene in why_scenes.SCENES.values()],
    "convolution": [
        replace(convolution.ConvolutionState(), **scene.changes())
        for scene in convolution.SCENES.values()
        if hasattr(scene, "changes") and getattr(scene, "photo", None) is None
    ],
    "channels": [
        replace(channels.ChannelsState(), **scene.changes())
        for scene in channels_scenes.SCENES.values()
        if scene.photo is None
    ],
    "pooling": [replace(pooling.PoolingState(), **scene.changes()) for scene in pooling_scenes.SCENES.values()],
    "receptive_field": [replace(field.FieldState(), **scene.changes()) for scene in field.SCENES.values()],
    "learning": [
        replace(learning.LearningState(), **scene.changes())
        for scene in learning_scenes.SCENES.values()
        if scene.photo is None
    ],
}


@pytest.mark.parametrize("lab", EXAMPLES)
def test_every_prepared_example_is_opened_again(tmp_path: Path, lab: str) -> None:
    assert EXAMPLES[lab]
    for state in EXAMPLES[lab]:
        save_session(tmp_path / "a.convlab", Work({lab: state}))
        assert same(state, load_session(tmp_path / "a.convlab").states[lab])


def test_large_and_odd_values_are_opened_again(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    state = convolution.ConvolutionState(
        input=frozen(rng.normal(size=(300, 200)) * 1e11), kernel=frozen(rng.normal(size=(2, 5))), white=1e12
    )
    state = replace(state, **convolution.settled(state, padding=Padding(1, 2, 3, 4), stride=(9, 64), dilation=(3, 2)))
    save_session(tmp_path / "a.convlab", Work({"convolution": state}))
    assert same(state, load_session(tmp_path / "a.convlab").states["convolution"])


def test_the_steps_of_preprocessing_and_a_shift_are_opened_again(tmp_path: Path) -> None:
    chosen = Preprocessing(Preparation(crop=False, invert=False), Shift(-10, 7), "probability")
    path = tmp_path / "a.convlab"
    save_session(path, Work({"lenet": LeNetState(view="preprocessing", preprocessing=chosen)}))
    after = load_session(path).states["lenet"]
    assert (after.view, after.preprocessing) == ("preprocessing", chosen)
    save_session(path, Work({"lenet": LeNetState(preprocessing=Preprocessing(pinned=Shift(0, 11)))}))
    with pytest.raises(RefusedError, match=r"preprocessing.pinned must be from -10 to 10"):
        load_session(path)


def test_which_errors_are_looked_at_is_opened_again(tmp_path: Path) -> None:
    state = LeNetState(view="errors", errors=ErrorsChoice("shares", 4, None, "lowest"))
    save_session(tmp_path / "a.convlab", Work({"lenet": state}))
    opened = load_session(tmp_path / "a.convlab").states["lenet"]
    assert (opened.view, opened.errors) == ("errors", state.errors)


@pytest.mark.parametrize(
    "change",
    [
        *({"truth": 10}, {"truth": -1}, {"answer": 2**40}, {"answer": 1.5}, {"truth": True}, {"answer": "4"}),
        *({"order": "loss"}, {"figures": 3}, {"figures": None}, {"truth": [4]}),
    ],
)
def test_errors_that_cannot_be_looked_at(tmp_path: Path, session: bytes, change: dict[str, Any]) -> None:
    path, content = tmp_path / "a.convlab", members(session)
    document = json.loads(content["session.json"])
    document["labs"]["lenet"]["errors"] |= change
    path.write_bytes(zipped(content | {"session.json": json.dumps(document).encode()}))
    with pytest.raises(RefusedError):
        load_session(path)


def test_a_run_is_as_it_was() -> None:
    stored = record()
    run = stored.record()
    assert same(stored, StoredRun.of(run, 1000))
    assert run.steps_taken == 4
    assert run.history.steps == [1, 2, 3, 4]
    assert len(StoredRun.of(run, 1).states) == 1


def test_many_runs_share_the_room_in_a_file() -> None:
    runs = Runs()
    for kept in (3, 40, 100, 1):
        run = runs.draft(SMALL)
        runs.add(run)
        first = record().states[0].state()
        for step in range(kept):
            run.history.add(replace(first, step=step))
    each = first.nbytes
    counts = {room: [len(run.states) for run in stored_runs(list(runs), room * each)] for room in (1000, 60, 4, 0)}
    assert counts == {1000: [3, 40, 100, 1], 60: [3, 28, 28, 1], 4: [1, 1, 1, 1], 0: [1, 1, 1, 1]}
    steps = [state.step for state in stored_runs(list(runs), 60 * each)[2].states]
    assert (steps[0], steps[-1]) == (0, 99)  # where it began, and where it is
    assert max(np.diff(steps)) - min(np.diff(steps)) <= 1
    assert stored_runs(list(runs), 0)[2].states[0].step == 99


def test_training_goes_on_from_a_state_that_was_saved(tmp_path: Path) -> None:
    stored = record()
    save_session(tmp_path / "a.convlab", Work(runs=(stored,)))
    again = load_session(tmp_path / "a.convlab").runs[0].record()
    rng = np.random.default_rng(0)
    images, labels = rng.integers(0, 256, (30, 28, 28), dtype=np.uint8), rng.integers(0, 10, 30)
    training = Training(
        SMALL.network(),
        images,
        labels,
        SMALL.settings(),
        test=(images, labels),
        threads=1,
        start=again.history.nearest(2),
    )
    losses = [training.step().loss for _ in range(2)]
    assert losses == stored.figures.losses[2:].tolist()


def test_numpy_reads_the_arrays_by_their_names(tmp_path: Path) -> None:
    save_session(tmp_path / "a.convlab", work())
    with np.load(tmp_path / "a.convlab") as arrays:
        assert np.array_equal(arrays["labs/lenet/ink"], LeNetState().ink)
        assert np.array_equal(arrays["runs/0/parameters"], record().parameters)


def test_the_same_session_is_the_same_file(tmp_path: Path) -> None:
    same_work = work()
    for name in ("a.convlab", "b.convlab"):
        save_session(tmp_path / name, same_work)
    assert (tmp_path / "a.convlab").read_bytes() == (tmp_path / "b.convlab").read_bytes()


# ---- writing safely


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.convlab"
    save_session(path, Work(lab="why"))
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save_session(path, work())
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save_session(tmp_path / "nowhere" / "a.convlab", work())


@pytest.mark.skipif(os.name != "posix", reason="rights and links as POSIX has them")
def test_rights_and_links_stay(tmp_path: Path) -> None:
    path, link = tmp_path / "a.convlab", tmp_path / "link.convlab"
    save_session(path, Work())
    assert stat.S_IMODE(path.stat().st_mode) & 0o600 == 0o600
    path.chmod(0o640)
    link.symlink_to(path)
    save_session(link, work())
    assert link.is_symlink()
    assert load_session(path).lab == "receptive_field"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


# ---- what a recipe is for


SHAPES = DataSource("shapes", ("圆", "square", *"23456789"), 600, "0123456789abcdef")


def test_data_sets_are_remembered_by_name_and_classes(tmp_path: Path) -> None:
    path, recipe = tmp_path / "a.convlab", replace(Recipe(), data=SHAPES, examples=600)
    save_session(path, work(lenet=LeNetState(recipe=recipe)))
    assert load_session(path).states["lenet"].recipe == recipe


@pytest.mark.parametrize(
    ("field_name", "value"),
    [
        ("name", ""),
        ("name", "x" * 41),
        ("name", "<img src=x>"),
        ("class_names", ["a", "b"]),
        ("class_names", [*"012345678", ""]),
        ("class_names", [*"012345678", 9]),
        ("examples", 0),
        ("examples", 10**12),
        ("examples", 500),  # of which a recipe cannot use 60,000
        ("fingerprint", "../.."),
    ],
)
def test_data_sets_that_cannot_be_are_refused(tmp_path: Path, session: bytes, field_name: str, value: object) -> None:
    path = tmp_path / "a.convlab"
    place = ("labs", "lenet", "recipe", "data", field_name)
    path.write_bytes(edited(session, lambda document: with_value(document, place, value)))
    with pytest.raises(RefusedError) as raised:
        load_session(path)
    assert raised.value.problem is Problem.IMPOSSIBLE


# ---- versions


def test_fields_of_a_later_version_are_left_out(tmp_path: Path, session: bytes) -> None:
    def add(document: Any) -> Any:
        document["labs"]["field"]["colour"] = {"of": "tomorrow"}
        document["labs"]["softmax"] = {"new": "lab"}
        return document | {"notes": [1, 2]}

    path = tmp_path / "a.convlab"
    path.write_bytes(edited(session, add))
    assert same(load_session(path).states["receptive_field"], field.FieldState())


def test_fields_that_an_earlier_version_lacked_keep_their_default(tmp_path: Path, session: bytes) -> None:
    path = tmp_path / "a.convlab"
    path.write_bytes(edited(session, lambda document: without(document, ("labs", "field", "with_relu"))))
    assert same(load_session(path).states["receptive_field"], field.FieldState())


def test_an_example_of_a_later_version_is_what_it_shows(tmp_path: Path, session: bytes) -> None:
    path = tmp_path / "a.convlab"
    path.write_bytes(edited(session, lambda document: with_value(document, ("labs", "pooling", "scene"), "tomorrow")))
    assert load_session(path).states["pooling"].scene is None


# ---- refusals


def relabelled(data: bytes, old: bytes, new: bytes) -> bytes:
    return data.replace(old, new)


def with_header(name: str, header: str, values: bytes = b"") -> dict[str, bytes]:
    text = header.encode().ljust(117) + b"\n"
    return {f"{name}.npy": b"\x93NUMPY\1\0" + struct.pack("<H", len(text)) + text + values}


DOCUMENT = {"session.json": b'{"format": 1, "labs": {}, "runs": []}'}
HUGE = "{'descr': '<f8', 'fortran_order': False, 'shape': (9999999999, 9999999999), }"
OBJECTS = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }"
CODE = "__import__('os').system('true')"


@pytest.mark.parametrize(
    ("made", "problem", "words"),
    [
        (b"", Problem.FOREIGN, ""),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), Problem.FOREIGN, ""),
        (b"PK\3\4", Problem.DAMAGED, "list of members"),
        (lambda data: data[:-1], Problem.DAMAGED, "list of members"),
        (lambda data: data + b"more", Problem.DAMAGED, "list of members"),
        (zipped({"a.txt": b"any zip"}), Problem.FOREIGN, ""),
        (zipped({"session.json": b"no json"}), Problem.DAMAGED, "not JSON"),
        (zipped({"session.json": b"\xff\xfe"}), Problem.DAMAGED, "not JSON"),
        (zipped({"session.json": b"[" * 100_000}), Problem.DAMAGED, "not JSON"),
        (zipped({"session.json": b'{"format": 1e999}'}), Problem.FOREIGN, "format"),
        (zipped({"session.json": b'{"format": NaN}'}), Problem.DAMAGED, "not JSON"),
        (zipped({"session.json": b'{"format": ' + b"9" * 5000 + b"}"}), Problem.DAMAGED, "not JSON"),
        (zipped({"session.json": b"[]"}), Problem.DAMAGED, "not an object"),
        (zipped({"session.json": b"{}"}), Problem.FOREIGN, "format"),
        (lambda data: edited(data, lambda d: d | {"format": FORMAT + 1}), Problem.TOO_NEW, "its format is 2"),
        (zipped(DOCUMENT | {"../evil.npy": npy(np.zeros(1))}), Problem.DAMAGED, "'../evil.npy'"),
        (zipped(DOCUMENT | {"/etc/passwd": b"x"}), Problem.DAMAGED, "'/etc/passwd'"),
        (zipped(DOCUMENT | {"c:\\evil.npy": b"x"}), Problem.DAMAGED, "evil.npy"),
        (zipped(DOCUMENT | {"a/../../b.npy": b"x"}), Problem.DAMAGED, "'a/../../b.npy'"),
        (zipped(DOCUMENT | with_header("a", HUGE)), Problem.DAMAGED, "a does not hold"),
        (zipped(DOCUMENT | with_header("a", OBJECTS, bytes(8))), Problem.DAMAGED, "a is not an array"),
        (zipped(DOCUMENT | with_header("a", CODE)), Problem.DAMAGED, "a is not an array"),
        (zipped(DOCUMENT | {"a.npy": b""}), Problem.DAMAGED, "a is not an array"),
        (lambda _: zipped(DOCUMENT | {f"a{i}.npy": b"" for i in range(60_001)}), Problem.TOO_LARGE, "members"),
        (lambda data: zipped(members(data), zipfile.ZIP_LZMA), Problem.DAMAGED, "packed in a way"),
        (lambda data: relabelled(data, b"labs/lenet/ink.npy", b"labs/field/ink.npy"), Problem.IMPOSSIBLE, "lenet.ink"),
    ],
)
def test_what_is_refused_and_why(
    tmp_path: Path, session: bytes, made: bytes | Callable[[bytes], bytes], problem: Problem, words: str
) -> None:
    path = tmp_path / "a.convlab"
    path.write_bytes(made if isinstance(made, bytes) else made(session))
    with pytest.raises(RefusedError) as refusal:
        load_session(path)
    assert refusal.value.problem is problem, refusal.value
    assert words in refusal.value.detail
    assert str(refusal.value).startswith(problem.value)


def test_a_file_that_unpacks_to_more_than_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1 << 20)
    path = tmp_path / "a.convlab"
    path.write_bytes(zipped(DOCUMENT | {"labs/lenet/ink.npy": bytes(1 << 20)}))
    assert path.stat().st_size < 2000
    with pytest.raises(RefusedError, match=r"too large: .* bytes when unpacked"):
        load_session(path)
    path.write_bytes(bytes((1 << 20) + 1))
    with pytest.raises(RefusedError, match=r"too large: .* bytes; at most"):
        load_session(path)


def test_two_members_of_one_name(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        written.writestr("session.json", DOCUMENT["session.json"])
        with pytest.warns(UserWarning, match="Duplicate name"):
            written.writestr("session.json", DOCUMENT["session.json"])
    (tmp_path / "a.convlab").write_bytes(file.getvalue())
    with pytest.raises(RefusedError, match="two members"):
        load_session(tmp_path / "a.convlab")


def test_a_member_that_unpacks_to_more_than_it_says(tmp_path: Path) -> None:
    data = bytearray(zipped(DOCUMENT | {"a.npy": bytes(1 << 20)}))
    for signature, place in ((b"PK\3\4", 22), (b"PK\1\2", 24)):  # the declared size, at the member and in the list
        start = data.rindex(signature)
        data[start + place : start + place + 4] = struct.pack("<I", 100)
    (tmp_path / "a.convlab").write_bytes(data)
    with pytest.raises(RefusedError, match="damaged"):
        load_session(tmp_path / "a.convlab")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.convlab")
    with pytest.raises(RefusedError, match="not a file"):
        load_session(tmp_path / "a.convlab")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_session(tmp_path / "nowhere.convlab")
    with pytest.raises(IsADirectoryError):
        load_session(tmp_path)


@pytest.mark.parametrize(
    ("lab", "name", "array"),
    [
        ("lenet", "ink", np.zeros((10, 10), np.uint8)),
        ("lenet", "ink", np.zeros((448, 448))),
        ("convolution", "input", np.zeros((1, 2000))),
        ("convolution", "input", np.zeros((2, 2, 2))),
        ("convolution", "input", np.zeros((0, 3))),
        ("convolution", "input", np.full((3, 3), np.nan)),
        ("convolution", "input", np.full((3, 3), np.inf)),
        ("convolution", "input", np.full((3, 3), 1e13)),
        ("convolution", "kernel", np.zeros((5, 2))),
        ("channels", "input", np.zeros((3, 3, 3))),
        ("channels", "bias", np.zeros(2)),
        ("channels", "bias", np.zeros((1, 1))),
        ("pooling", "input", np.zeros((17, 3, 3))),
        ("field", "input", np.zeros((300, 300))),
        ("why", "input", np.zeros((5, 6))),
        ("why", "weights", np.zeros((6, 6, 6, 5))),
        ("why", "search/template", np.zeros((9, 9))),
    ],
)
def test_arrays_that_no_lab_could_have_made(
    tmp_path: Path, session: bytes, lab: str, name: str, array: np.ndarray
) -> None:
    path = tmp_path / "a.convlab"
    path.write_bytes(zipped(members(session) | {f"labs/{lab}/{name}.npy": npy(array)}))
    with pytest.raises(RefusedError, match=f"no lab can show: {lab}"):
        load_session(path)


def outcome(path: Path, data: bytes) -> Work | None:
    """What comes of a file: a valid session, or None when it is refused with a sentence. Nothing else may happen."""
    path.write_bytes(data)
    try:
        return load_session(path)
    except RefusedError as refusal:
        assert str(refusal)  # noqa: PT017
        return None


@pytest.mark.parametrize("damage", [flipped, cut, spliced])
def test_damage_is_refused_or_harmless(
    tmp_path: Path, session: bytes, damage: Callable[[bytes, np.random.Generator], bytes]
) -> None:
    rng, opened, expected = np.random.default_rng(0), 0, work()
    for _ in range(300):
        result = outcome(tmp_path / "a.convlab", damage(session, rng))
        if result is not None:  # the damage was where nothing is read
            opened += 1
            assert all(same(state, expected.states[name]) for name, state in result.states.items())
    assert opened < 60


def test_swapped_members_are_refused_or_valid(tmp_path: Path, session: bytes) -> None:
    content = members(session)
    arrays = [name for name in content if name.endswith(".npy")]
    rng, refused = np.random.default_rng(0), 0
    for _ in range(150):
        first, second = rng.choice(arrays, 2, replace=False)
        changed = content | {first: content[second], second: content[first]}
        refused += outcome(tmp_path / "a.convlab", zipped(changed, zipfile.ZIP_STORED)) is None
    assert refused > 75


@pytest.mark.parametrize("part", [*LABS, "runs"])
def test_edited_documents_are_refused_or_valid(tmp_path: Path, part: str) -> None:
    """Every value in the document replaced by hostile ones, or taken away."""
    path, rng, refused = tmp_path / "a.convlab", np.random.default_rng(0), 0
    run = replace(record(), states=record().states[-1:])
    save_session(path, Work(runs=(run,)) if part == "runs" else Work({part: load_lab(part).state()}, part))
    content = members(path.read_bytes())
    document = json.loads(content["session.json"])
    places = list(leaves(document))

    def opens(changed: Any) -> bool:
        data = zipped(content | {"session.json": json.dumps(changed).encode()}, zipfile.ZIP_STORED)
        return outcome(path, data) is not None

    for place in places:
        for index in rng.choice(len(HOSTILE), 5, replace=False):
            refused += not opens(with_value(document, place, HOSTILE[index]))
        opens(without(document, place))
    assert len(places) > 20
    assert refused > 3 * len(places)


def test_reading_and_writing_tell_how_far_they_are(tmp_path: Path) -> None:
    path, whole, shares = tmp_path / "a.convlab", work(), []
    for act in (lambda: save_session(path, whole, shares.append), lambda: load_session(path, shares.append)):
        shares.clear()
        act()
        assert len(shares) > 3
        assert shares == sorted(shares)
        assert 0 <= shares[0] <= shares[-1] <= 1


def test_writing_that_is_cancelled_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    def cancel(share: float) -> None:
        if share > 0.5:
            raise CancelledError

    path = tmp_path / "a.convlab"
    path.write_bytes(b"before")
    with pytest.raises(CancelledError):
        save_session(path, work(), cancel)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]
