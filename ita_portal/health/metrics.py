"""What Prometheus is told, all of it from the database, the broker and the disk, so that any web process can say it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping

from django.conf import settings
from django.db.models import Count
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.registry import Collector, CollectorRegistry
from redis.exceptions import RedisError

from accounts.tenancy import open_all
from documents.models import PaperVersion
from ita_portal import integrity
from ita_portal.backups.actions import last_backup
from ita_portal.health import alive
from ita_portal.health.readiness import readiness
from ita_portal.health.waiting_jobs import waiting_jobs

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4


def metrics() -> bytes:
    """All figures, as they are now."""
    registry = CollectorRegistry()
    registry.register(_Figures())
    return generate_latest(registry)


class _Figures(Collector):
    def collect(self) -> Iterator[GaugeMetricFamily]:
        yield _labelled("ita_ready", "1 where what is needed is there", "need", readiness())
        waiting, now = waiting_jobs(), timezone.now()
        yield _labelled(
            "ita_jobs_waiting", "jobs whose row waits for the worker", "kind", {w.name: w.count for w in waiting}
        )
        ages = {w.name: max(0.0, (now - w.since).total_seconds()) if w.since else 0.0 for w in waiting}
        yield _labelled("ita_oldest_job_seconds", "since the oldest of them was touched", "kind", ages)
        try:
            silent = {name: alive.silent_for(name) for name in ("worker", "beat")}
            yield _labelled("ita_silent_seconds", "since a process was last heard of", "process", silent)
            yield GaugeMetricFamily("ita_broker_messages", "messages in the broker's queue", alive.messages_waiting())
        except RedisError:
            pass  # told by ita_ready
        usage = shutil.disk_usage(settings.HOME)
        yield GaugeMetricFamily("ita_disk_free_bytes", "where the data directory lies", usage.free)
        yield GaugeMetricFamily("ita_disk_bytes", "likewise, in all", usage.total)
        if last := last_backup():
            yield GaugeMetricFamily("ita_last_backup_timestamp_seconds", "when it was made", last.made_at.timestamp())
        check = integrity.last_finished()
        if check and check.finished_at:
            moment = check.finished_at.timestamp()
            yield GaugeMetricFamily("ita_integrity_problems", "found by the last check", check.problem_count)
            yield GaugeMetricFamily("ita_last_integrity_check_timestamp_seconds", "when it ended", moment)
        with open_all():
            states = dict(PaperVersion.objects.order_by().values_list("state").annotate(Count("pk")))
        yield _labelled("ita_versions", "versions of papers", "state", states)


def _labelled(name: str, said: str, label: str, figures: Mapping[str, float | None]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, said, labels=[label])
    for value, figure in figures.items():
        if figure is not None:
            family.add_metric([value], float(figure))
    return family
