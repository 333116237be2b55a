"""The review page and the HTTP API, on one small server. Needs its extra: `pip install "quoteattr[serve]"`.

`serve` runs it; `quoteattr.server.app.create_app` gives the same application to any other ASGI server.
"""

from quoteattr.server.limits import Limits
from quoteattr.server.run import serve

__all__ = ["Limits", "serve"]
