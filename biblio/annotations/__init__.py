"""The user's own layer: what was said of papers, and the citation keys that they have."""
