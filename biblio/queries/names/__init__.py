"""Names as people write them, and the author rows that answer to them."""
