"""Search programs that stand alone: each file is read as text, its constants are set, and it is handed out."""
