"""Questions to the database: a session in, typed rows out."""
