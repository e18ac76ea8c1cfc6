"""The large text says what the PDF says: every letter of it, and nothing else."""

from __future__ import annotations

import contextlib
import re
from html import unescape

import pypdfium2
import pytest

from accounts.tenancy import open_municipality
from documents.large_text import large_text
from documents.models import VARIANTS
