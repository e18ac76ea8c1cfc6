"""Where Redis is, in the words of its own client: Celery writes a socket in others."""


def plain_address(url: str) -> str:
    """`redis+socket://…?virtual_host=1` as `unix://…?db=1`; any other address as it is."""
    return url.replace("redis+socket://", "unix://").replace("?virtual_host=", "?db=")
