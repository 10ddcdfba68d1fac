"""Operations as functions, each with its backward pass beside it: convolution, pooling, linear, activations, loss."""
