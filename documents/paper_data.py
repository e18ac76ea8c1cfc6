"""What a paper says, for machines: its frozen content as JSON, and every table in it as CSV. Pure of Django."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any


def data_files(content: Mapping[str, Any]) -> dict[str, bytes]:
    """Names and bytes of the files: paper.json, and a CSV named for each list of rows in it, such as indicators.csv.

    A row of a list inside another row begins with the number of that row. A cell with several lines keeps them.
    """
    files = {"paper.json": json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True).encode()}
    tables: dict[str, list[dict[str, str]]] = {}
    for name, row in _rows("", content):
        tables.setdefault(name, []).append(row)
    return files | {f"{name}.csv": _csv(rows) for name, rows in sorted(tables.items())}


def _rows(name: str, value: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    for key, entry in value.items():
        path = f"{name}.{key}" if name else key
        if isinstance(entry, Mapping):
            yield from _rows(path, entry, within)
        elif isinstance(entry, list | tuple) and entry and all(isinstance(row, Mapping) for row in entry):
            for number, row in enumerate(entry, 1):
                place = f"{within}.{number}" if within else str(number)
                yield path, {"row": place} | {k: _cell(v) for k, v in row.items() if not _is_table(v)}
                yield from _rows(path, row, place)


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list | tuple) and any(isinstance(v, Mapping) for v in value)
    )


def _cell(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(map(str, value))
    return "" if value is None else str(value)


def _csv(rows: list[dict[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(key for row in rows for key in row)), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()  # with the mark by which Excel knows UTF-8
