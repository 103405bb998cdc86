"""Looking after the service: people, jobs, workers, designers, settings at run time, the audit log."""
