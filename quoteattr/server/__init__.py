"""In: HTTP requests. Out: the review page, and quotes as JSON. Needs an extra: `pip install "quoteattr[serve]"`.

First `security` and `requests` check a request, then `work` reads its text in a thread, and `answers` builds responses.
`serve` runs it; `quoteattr.server.app.create_app` returns the application for any other ASGI server.
"""

from quoteattr.server.desk import Article, Desk
from quoteattr.server.limits import Limits
from quoteattr.server.run import serve

__all__ = ["Article", "Desk", "Limits", "serve"]
