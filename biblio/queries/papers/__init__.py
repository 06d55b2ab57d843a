"""Papers: listed by date, found by words, one in full."""
