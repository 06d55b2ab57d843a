"""Records to rows: precedence, merging, batches and runs."""
