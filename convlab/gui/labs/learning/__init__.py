"""The Learning page: four views, each with a page of its own."""
