"""A town whose papers are signed; a bucket in which files may lie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from django.conf import settings
from moto import mock_aws

from accounts import buckets
from accounts.models import Municipality
from documents.authority import Authority
from tests.approvals.town import Town, make_town


@pytest.fixture
def town(municipality: Municipality, authority: Authority) -> Town:
    return make_town(municipality)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(settings, "FILES_BUCKET", buckets.BucketPlace("ita", "", "us-east-1", "access", "secret"))
    buckets._bucket_of.cache_clear()
    with mock_aws():
        client = boto3.client("s3", region_name="us-east-1")
        client.create_bucket(Bucket="ita")
        yield client
    buckets._bucket_of.cache_clear()
