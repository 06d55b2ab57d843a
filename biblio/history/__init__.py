"""What came, and when: papers as they were before some records and after them, and what is news."""
