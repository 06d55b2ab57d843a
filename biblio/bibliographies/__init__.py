"""A person's own .bib files beside the library: which papers they name, and what became of them."""
