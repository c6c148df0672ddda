"""What the role of the site may do."""

from django.db.backends.base.base import BaseDatabaseWrapper

from ledger.models import Changeset, Schema
from ledger.tracking import history_of, tracked_models


def grant(connection: BaseDatabaseWrapper, role: str) -> None:
    """Give `role` what the site needs, and nothing it had besides. No-op for the owner itself."""
    name = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user = %s", [role])
        if cursor.fetchone()[0]:
            return
        cursor.execute(_statements(connection, name))


def _statements(connection: BaseDatabaseWrapper, role: str) -> str:
    read_only = [history_of(model)._meta.db_table for model in tracked_models()]
    read_only += [Schema._meta.db_table, Changeset._meta.db_table, "django_migrations"]
    there = connection.introspection.table_names()
    tables = ", ".join(connection.ops.quote_name(table) for table in read_only if table in there)
    return f"""
        REVOKE CREATE ON SCHEMA public FROM PUBLIC, {role};
        GRANT USAGE ON SCHEMA public TO {role};
        REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
        GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
        REVOKE INSERT, UPDATE, DELETE ON {tables} FROM {role};
        GRANT INSERT (actor_id, reason, tool) ON ledger_changeset TO {role};
    """  # noqa: S608
