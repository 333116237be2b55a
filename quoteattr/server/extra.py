"""Says which extra is missing, before anything of it is imported."""

from quoteattr.extras import needs

with needs("serve", "the server"):
    import starlette  # noqa: F401
