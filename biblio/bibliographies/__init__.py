"""A person's own bibliographies beside the library: their papers, news of these, their tags."""
