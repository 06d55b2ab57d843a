"""The facts of the field and the values of records, without any file or database."""
