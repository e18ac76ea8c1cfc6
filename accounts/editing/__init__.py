"""What is typed into forms until it is stored: drafts, two people at once, whose page it is, sessions that end."""


class EditedMeanwhile(Exception):
    """Someone saved the same thing after this form was opened; nothing was stored."""
