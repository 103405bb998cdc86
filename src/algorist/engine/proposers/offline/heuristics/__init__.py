"""Heuristics found by search: rules evolved by genetic programming, and search templates with tuned constants."""
