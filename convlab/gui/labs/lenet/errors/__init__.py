"""The Errors view: the confusion matrix on the test set, and the images behind it."""
