"""Streams and sketches."""
