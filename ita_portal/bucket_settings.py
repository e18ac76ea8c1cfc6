"""The bucket that holds the files of several machines, where the environment names one."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from accounts.buckets import BucketPlace


def bucket_place(read: Callable[[str], str]) -> BucketPlace | None:
    """What the environment says of it, ITA_S3_…; None where no bucket is named."""
    name, endpoint = read("ITA_S3_BUCKET"), read("ITA_S3_ENDPOINT").rstrip("/")
    if not name:
        return None
    place = BucketPlace(
        name,
        endpoint,
        read("ITA_S3_REGION") or "us-east-1",
        read("ITA_S3_ACCESS_KEY"),
        read("ITA_S3_SECRET_KEY"),
    )
    if not place.access_key or not place.secret_key:
        raise ImproperlyConfigured("ITA_S3_BUCKET needs ITA_S3_ACCESS_KEY and ITA_S3_SECRET_KEY.")
    service = urlsplit(endpoint or "https://amazon")
    if service.scheme != "https" and service.hostname not in {"127.0.0.1", "localhost"}:
        raise ImproperlyConfigured("ITA_S3_ENDPOINT must begin with https://: files would travel in the clear.")
    return place
