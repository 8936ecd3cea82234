"""Mocks that know the types of what they stand in for."""

__version__ = "0.1.0"
