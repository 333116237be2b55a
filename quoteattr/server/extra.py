"""Raises the error for a missing extra before its packages are imported elsewhere."""

from quoteattr.extras import needs

with needs("serve", "the server"):
    import starlette  # noqa: F401
