"""`python -m biblio` is `biblio`."""

from biblio.cli import main

if __name__ == "__main__":
    main()
