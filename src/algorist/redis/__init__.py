"""Redis: connections that fail fast, the bell that tells of events, a cache, and the embedded server.

Nothing in it that cannot be lost: the database is the truth.
"""
