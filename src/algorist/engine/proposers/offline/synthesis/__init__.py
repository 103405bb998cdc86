"""Programs from examples: bottom-up enumeration with observational equivalence, in a process of its own."""
