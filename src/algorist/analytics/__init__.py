"""Analytics: what was asked for, what came of it and what it cost, for a person and for the whole installation."""
