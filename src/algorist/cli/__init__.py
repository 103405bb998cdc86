"""The commands; the only room that starts processes."""
