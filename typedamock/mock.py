"""The drop-in face of `unittest.mock`."""
