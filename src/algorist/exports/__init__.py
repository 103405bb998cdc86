"""Exports: algorithms, problems, jobs and accounts as files to take away."""
