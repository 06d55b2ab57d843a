"""People: names with their papers, co-authors, chains."""
