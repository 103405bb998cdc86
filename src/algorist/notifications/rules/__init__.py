"""What letters say, and when to try again."""
