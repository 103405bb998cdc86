"""Decisions about people that need no database: addresses, passwords, tokens, scopes."""
