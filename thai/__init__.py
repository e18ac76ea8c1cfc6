"""The Thai language as plain functions: digits, dates and fiscal years, numbers, text. Knows nothing of Django."""
