"""PostgreSQL: a server, which many write to."""
