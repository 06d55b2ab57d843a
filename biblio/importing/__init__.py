"""Entries read, brought into normal form and written, a run at a time."""
