"""The database: tables, transactions and migrations. It commits in one place."""
