"""Takes a job, runs its task, says how it ended. A process of its own; any number of them, on any number of hosts."""
