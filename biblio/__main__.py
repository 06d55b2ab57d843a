"""The program `biblio`, which `python -m biblio` is too."""

from __future__ import annotations

from biblio import endings


def main() -> None:
    """Run the command line, and exit; signals end it well while it is still imported, too."""
    endings.at_once()
    from biblio.cli import main as run  # noqa: PLC0415 - behind the line above

    run()


if __name__ == "__main__":
    main()
