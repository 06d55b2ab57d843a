"""Records from servers: asked politely, page by page, and handed to the importer as they come."""
