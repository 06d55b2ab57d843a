"""People: names with their papers, co-authors, networks, chains."""
