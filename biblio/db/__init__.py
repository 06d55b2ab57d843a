"""The database itself: models, engine, revisions and the search index."""
