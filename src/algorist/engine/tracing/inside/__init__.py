"""The recorder's half that runs beside the judged program, in the sandbox: stdlib only, imports nothing above it."""
