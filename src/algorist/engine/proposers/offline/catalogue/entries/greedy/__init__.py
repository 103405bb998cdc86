"""Greedy choices and schedules."""
