"""Where bytes come from: files, folders, archives, standard input."""
