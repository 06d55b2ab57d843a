"""SQLite: one file, which needs no server."""
