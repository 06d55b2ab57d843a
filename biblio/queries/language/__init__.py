"""What people type in a search or a filter: words, fields, dates."""
