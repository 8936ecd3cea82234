"""`typedamock migrate`: a test suite's imports of `unittest.mock` become imports of typedamock."""
