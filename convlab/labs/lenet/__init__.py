"""The LeNet lab: drawing, architecture, preprocessing, errors; and rooms for the inside, the training and the runs."""
