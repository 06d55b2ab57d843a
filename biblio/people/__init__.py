"""People above names: what is decided and found of them, and how it is kept current."""
