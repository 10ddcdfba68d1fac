"""Images with labels: data sets in MNIST's files, and drawn digits made into images like MNIST's."""
