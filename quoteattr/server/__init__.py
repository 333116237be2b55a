"""A small server with the review page and the HTTP API. Needs an extra: `pip install "quoteattr[serve]"`.

`serve` runs it. `quoteattr.server.app.create_app` returns the application for any other ASGI server.
"""

from quoteattr.server.limits import Limits
from quoteattr.server.run import serve

__all__ = ["Limits", "serve"]
