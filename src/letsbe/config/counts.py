"""Counts that several processes share: two tries at the same instant are two."""

from django.core.cache.backends.db import DatabaseCache
from django.db import connections, router, transaction


class SharedCounts(DatabaseCache):
    """A table of the house's database; each count is raised by one at a time."""

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        using = router.db_for_write(self.cache_model_class)
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            made = self.make_and_validate_key(key, version=version)
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [made])
            raised: int = super().incr(key, delta, version)
            return raised
