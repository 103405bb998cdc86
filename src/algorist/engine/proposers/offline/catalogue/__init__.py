"""Classic algorithms in our own code, each verified against a slow oracle, found by trying them on the examples."""
