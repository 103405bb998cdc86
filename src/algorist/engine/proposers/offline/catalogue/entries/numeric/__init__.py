"""Numerical methods and matrices."""
