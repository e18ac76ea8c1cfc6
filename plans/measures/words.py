"""Measures by what stands in their words, whatever is looked for: `filter(search_text__holds=word)`.

PostgreSQL looks it up in an index of single letters and of two that are neighbours (migration 0010). One of trigrams
knows nothing of two letters or of signs, and beside a word that it knows it still reads all of itself for them.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup, TextField
from django.db.models.lookups import Contains
from django.db.models.sql.compiler import SQLCompiler

# All of a text's letters and pairs, as an array: the pairs that begin at its first, third, fifth … letter, the others,
# and the letters. A line's end parts them, which no word holds. The collation is what compares them fastest.
LETTERS = (
    r"""(string_to_array(regexp_replace({0} COLLATE "C", '(..)', E'\\1\n', 'g'), E'\n')"""
    r""" || string_to_array(regexp_replace(substr({0} COLLATE "C", 2), '(..)', E'\\1\n', 'g'), E'\n')"""
    r""" || string_to_array({0} COLLATE "C", NULL))"""
)


def letters_of(word: str) -> list[str]:
    """What of the index a text has in which this word stands."""
    return sorted({word[place : place + 2] for place in range(len(word) - 1)}) or [word]


@TextField.register_lookup
class Holds(Lookup):
    """Whether a folded text contains a folded word: one question for every database."""

    lookup_name = "holds"

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        sql, params = compiler.compile(Contains(self.lhs, self.rhs))
        return sql, tuple(params)

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, word = compiler.compile(self.lhs)[0], str(self.rhs)
        letters = LETTERS.format(column)  # strpos reads what the index found twice as fast as LIKE
        return f"({letters} @> %s::text[] AND strpos({column}, %s) > 0)", (letters_of(word), word)
