"""Records of papers merged and stored, used alike by imports and by what changes them later."""
