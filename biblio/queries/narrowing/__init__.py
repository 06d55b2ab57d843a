"""What narrows papers: filters as parts of statements, and how papers are called."""
