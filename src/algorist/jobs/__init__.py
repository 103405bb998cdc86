"""What people ask for and watch: jobs, their life, their numbered events and stored steps."""
