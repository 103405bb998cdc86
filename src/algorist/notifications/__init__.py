"""Tells people by e-mail: letters are rows of the transaction that caused them, and a relay sends them."""
