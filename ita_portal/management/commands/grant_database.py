"""grant_database: the user in ITA_APP_DATABASE_URL may read and write rows, and nothing else. Run by the tables' owner.

The audit trail it may read and add to. It owns nothing, so it can neither drop a trigger nor TRUNCATE nor ALTER. After
every migrate: a new table is nobody's but the owner's until then.
"""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

from accounts.models import AuditEntry

# What may be done to a table, where it is not everything that rows know.
NARROW = {AuditEntry._meta.db_table: "SELECT, INSERT", MigrationRecorder.Migration._meta.db_table: "SELECT"}


class Command(BaseCommand):
    help = "ให้สิทธิ์ผู้ใช้ฐานข้อมูลของระบบเท่าที่ต้องใช้ (รันด้วยเจ้าของตารางหลัง migrate)"

    def handle(self, *args: Any, **options: Any) -> None:
        address = urlsplit(settings.APP_DATABASE_URL)
        user, password = unquote(address.username or ""), unquote(address.password or "")
        if connection.vendor != "postgresql" or not user:
            raise CommandError("ต้องใช้ PostgreSQL และตั้ง ITA_APP_DATABASE_URL เป็นที่อยู่ที่ระบบใช้", returncode=2)
        if user == connection.settings_dict["USER"]:
            raise CommandError("ผู้ใช้ใน ITA_APP_DATABASE_URL ต้องไม่ใช่เจ้าของตาราง", returncode=2)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = %s", [user])
            known = cursor.fetchone()
            if known and known[0]:
                raise CommandError("ผู้ใช้ใน ITA_APP_DATABASE_URL มีสิทธิ์มากเกินไป กรุณาใช้ผู้ใช้อื่น", returncode=2)
            names = {"user": sql.Identifier(user), "database": sql.Identifier(connection.settings_dict["NAME"])}
            if not known:
                cursor.execute(sql.SQL("CREATE ROLE {user} LOGIN").format(**names))
            if password:
                secret = sql.Literal(password)
                cursor.execute(sql.SQL("ALTER ROLE {user} PASSWORD {secret}").format(**names, secret=secret))
            for statement in (
                "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {user}",
                "GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {user}",
                "GRANT USAGE ON SCHEMA public TO {user}",
                "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {user}",
            ):
                cursor.execute(sql.SQL(statement).format(**names))
            for table in connection.introspection.table_names(cursor):
                rights = sql.SQL(NARROW.get(table, "SELECT, INSERT, UPDATE, DELETE"))
                grant = sql.SQL("GRANT {rights} ON {table} TO {user}")
                cursor.execute(grant.format(rights=rights, table=sql.Identifier(table), **names))
        self.stdout.write(f"ให้สิทธิ์ {user} แล้ว")
