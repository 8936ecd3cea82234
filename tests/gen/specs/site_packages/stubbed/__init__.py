"""Its types are in the package stubbed-stubs."""

from stubbed.client import Client
