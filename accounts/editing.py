"""Two people on one form."""


class EditedMeanwhile(Exception):
    """Someone saved the same thing after this form was opened; nothing was stored."""
