"""What a convolutional layer costs: its parameters, its multiply-adds, and the memory its maps take."""

from __future__ import annotations

from dataclasses import dataclass, replace

BYTES = 4  # of a float32
LARGEST = 4096  # of any size
LARGEST_KERNEL = 31  # rows, and columns


@dataclass(frozen=True)
class ConvShape:
    """A convolutional layer from c_i channels to c_o, each input map height × width.

    Without an `output` (rows, columns) the output is as large as the input, as with padding "same".
    """

    height: int
    width: int
    kernel: tuple[int, int]
    c_i: int
    c_o: int
    output: tuple[int, int] | None = None

    @property
    def output_size(self) -> tuple[int, int]:
        return self.output or (self.height, self.width)

    @property
    def weights(self) -> int:
        return self.c_o * self.c_i * self.kernel[0] * self.kernel[1]

    @property
    def parameters(self) -> int:
        """A weight for every cell of every slice, and a bias for each output."""
        return self.weights + self.c_o

    @property
    def multiply_adds(self) -> int:
        """One for every output cell and weight of its kernel (D2L, section 7.4.3)."""
        rows, columns = self.output_size
        return rows * columns * self.weights

    @property
    def input_bytes(self) -> int:
        return self.c_i * self.height * self.width * BYTES

    @property
    def output_bytes(self) -> int:
        rows, columns = self.output_size
        return self.c_o * rows * columns * BYTES

    @property
    def map_bytes(self) -> int:
        """Input and output maps together, in float32."""
        return self.input_bytes + self.output_bytes

    @property
    def parameter_bytes(self) -> int:
        return self.parameters * BYTES

    @property
    def total_bytes(self) -> int:
        """Maps and parameters, in float32."""
        return self.map_bytes + self.parameter_bytes

    def doubled(self) -> list[ConvShape]:
        """The layer itself, with c_i doubled, with c_o doubled, and with both doubled."""
        return [
            self,
            replace(self, c_i=2 * self.c_i),
            replace(self, c_o=2 * self.c_o),
            replace(self, c_i=2 * self.c_i, c_o=2 * self.c_o),
        ]

    @property
    def pointwise(self) -> ConvShape:
        """As many outputs, of as many cells, by kernels of 1 × 1."""
        return replace(self, kernel=(1, 1), output=self.output_size)


BOOK_LAYER = ConvShape(256, 256, (5, 5), 128, 128)
