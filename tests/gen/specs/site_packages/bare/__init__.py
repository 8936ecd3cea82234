"""A package without py.typed."""

from bare.worker import Worker
