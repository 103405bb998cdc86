"""People, passwords, sessions, tokens, roles: who is asking, and what may they do."""
