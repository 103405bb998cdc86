"""What builds answers by a rule. Each file is also sent as text into the sandbox: it imports no other of ours."""
