"""The databases that biblio keeps its data in: a folder for each."""
