"""Designers: they turn a brief into a candidate program. Some ask a model, some compute; none runs a program."""
