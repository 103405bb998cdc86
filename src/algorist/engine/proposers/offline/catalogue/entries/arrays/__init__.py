"""Arrays: sums, pairs, windows, rearrangement."""
