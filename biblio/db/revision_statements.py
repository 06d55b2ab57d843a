"""What a database says of its own schema."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Select, column, select, table

REVISION: Final[Select[Any]] = select(column("version_num")).select_from(table("alembic_version"))
"""The revision of the schema."""
