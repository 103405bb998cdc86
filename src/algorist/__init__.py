"""Algorist: designs algorithms with an AI, runs every candidate in a sandbox, keeps what is shown to be better."""

__version__ = "0.1.0"
