from stubbed.client import Client as Client
