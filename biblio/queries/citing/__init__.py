"""Papers by what they cite together and by whom they are cited together."""
