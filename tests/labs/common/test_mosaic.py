"""Maps put together in one picture."""

import numpy as np

from convlab.labs.common.mosaic import BORDER, Cell, Mosaic

COLOURS = np.arange(BORDER + 1, dtype=np.uint32)
PAPER, BORDER = 512, 513


def test_a_map_is_enlarged_and_gets_a_line_around_it() -> None:
    mosaic = Mosaic(6, 6, [(1, 2, 2)], [[Cell(1, 1, 4, 4)]])
    levels = np.array([[[1, 2], [3, 4]]], np.uint8)
    pixels = mosaic.fill([(levels, False)], COLOURS)
    assert np.array_equal(pixels[1:5, 1:5], np.kron(levels[0], np.ones((2, 2))))
    assert set(pixels[0]) | set(pixels[:, 5]) == {BORDER}


def test_where_there_is_no_room_there_is_no_map() -> None:
    for cell in (Cell(1, 1, 0, 4), Cell(1, 1, 4, -3), Cell(0, 1, 2, 2), Cell(1, 3, 2, 2)):
        pixels = Mosaic(5, 5, [(1, 2, 2)], [[cell]]).fill([(np.ones((1, 2, 2), np.uint8), False)], COLOURS)
        assert set(pixels.ravel()) == {PAPER}
