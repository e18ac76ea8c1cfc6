"""Proofreading of what people write in forms: what is found, what of it was set aside, what a municipality checks."""
