"""The engine: designs, runs and judges algorithms; knows nothing of users, databases, HTTP or settings."""
