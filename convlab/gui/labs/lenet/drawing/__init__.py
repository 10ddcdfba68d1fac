"""The first view of the LeNet page, the sheet to draw on and the prediction."""
