"""Networks: around a name, of a whole field, of papers; what ties them, and what measures them."""
