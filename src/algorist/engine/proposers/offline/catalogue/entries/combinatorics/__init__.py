"""Combinatorics and backtracking."""
