"""Problems: what is to be solved and how it is judged."""
