"""Signing in: what django-allauth does, in this product's words, looks and limits; and what is remembered of it."""
