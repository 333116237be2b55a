# The server: docker build -t quoteattr . && docker run --rm -p 127.0.0.1:8000:8000 quoteattr
# docs/server.md shows how to give it articles, a title and names.

FROM python:3.12-slim AS build
WORKDIR /source
COPY . .
RUN pip wheel --no-cache-dir --wheel-dir /wheels ".[serve,html,epub,docx]"

FROM python:3.12-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index /wheels/*.whl
# Nobody in particular: it writes no files.
USER 10001
EXPOSE 8000
# A container has no other way in than its ports; docker run decides who can reach them.
ENTRYPOINT ["quoteattr", "serve", "--host", "0.0.0.0"]
HEALTHCHECK --start-period=30s CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/health')"]
