"""What a program that calls the API would notice."""

import asyncio
import logging
import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, as_completed, wait
from itertools import islice
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from server_stub import SECRET, StubExtractor
from starlette.testclient import TestClient

import quoteattr
from quoteattr import Analysis, KnownSpeaker, QuoteExtractor
from quoteattr.errors import InputError
from quoteattr.serialize import Json, from_dict, to_dict
from quoteattr.server import Article, Desk, Limits
from quoteattr.server.app import create_app
from quoteattr.server.work import Workers

TEXT = "“It leaks 🚰,” said Ann Lee. “It holds,” added Bo Ek."
DOCS = Path(__file__).parent.parent / "docs" / "server.md"
LIMITS = Limits(text_characters=200, texts=3, people=4, body_bytes=3000, seconds=30, workers=1, waiting=1)


def make_client(extractor: StubExtractor | None = None, limits: Limits = LIMITS, **options: Any) -> TestClient:
    app = create_app(extractor or StubExtractor(), limits=limits, **options)
    return TestClient(app, base_url="http://localhost:8000")


@pytest.fixture
def client() -> Iterator[TestClient]:
    with make_client() as client:
        yield client


def message(answer: Any, status: int) -> str:
    assert answer.status_code == status
    error = answer.json()["error"]
    assert error["status"] == status
    return str(error["message"])


def test_a_text_is_answered_with_its_quotes(client: TestClient) -> None:
    answer = client.post("/v1/quotes", json={"text": TEXT})
    assert answer.status_code == 200
    assert answer.json() == to_dict(StubExtractor().extract(TEXT))


def test_an_analysis_has_the_text_and_reads_back(client: TestClient) -> None:
    analysis = from_dict(client.post("/v1/analysis", json={"text": TEXT}).json())
    assert isinstance(analysis, Analysis)
    assert analysis == StubExtractor().analyze(TEXT)


def test_one_bad_text_does_not_lose_the_rest_of_a_batch(client: TestClient) -> None:
    answer = client.post("/v1/quotes", json={"texts": [TEXT, 7, "break here"]})
    first, second, third = answer.json()["documents"]
    assert answer.status_code == 200
    assert from_dict(first) == StubExtractor().extract(TEXT)
    assert second["error"] == {"status": 422, "message": "a text must be a string, not a number"}
    assert third["error"]["status"] == 500


def test_the_people_of_a_request_are_known_in_it_alone(client: TestClient) -> None:
    for body in ({"text": TEXT}, {"texts": [TEXT]}):
        answer = client.post("/v1/quotes", json={**body, "known": [{"id": "p-17", "name": "Ann Lee"}]}).json()
        assert [speaker["known"] for speaker in answer.get("documents", [answer])[0]["speakers"]] == ["p-17", None]
    answer = client.post("/v1/quotes", json={"text": TEXT}).json()
    assert [speaker["known"] for speaker in answer["speakers"]] == [None, None]


def test_a_request_may_know_people_of_its_own() -> None:
    listed = KnownSpeaker("p-1", "Dorothea Quill")
    client = TestClient(create_app(QuoteExtractor(known_speakers=[listed])), base_url="http://localhost")
    text = "“We have a year,” said Mayor Dorothea Quill. “Or two,” said Tom Hill."
    asked = {"text": text, "known": [{"id": "p-2", "name": "Thomas Hill", "aliases": ["Tom Hill"]}]}
    speakers = client.post("/v1/analysis", json=asked).json()["speakers"]
    assert [(speaker["name"], speaker["known"]) for speaker in speakers] == [
        ("Dorothea Quill", "p-1"),
        ("Thomas Hill", "p-2"),
    ]


def test_a_request_may_have_a_scope(client: TestClient) -> None:
    asked = {"text": TEXT, "scope": "all"}
    assert {quote["act"] for quote in client.post("/v1/quotes", json=asked).json()["quotes"]} == {"other"}
    assert "scope must be speech or all" in message(client.post("/v1/quotes", json={**asked, "scope": "some"}), 422)


def test_a_novel_has_the_time_that_it_takes() -> None:
    async def seconds(characters: int) -> float:
        with Workers(Limits()).admit(characters) as deadline:
            return deadline.seconds

    assert [asyncio.run(seconds(characters)) for characters in (500, 300_000, 1_000_000)] == [60, 60, 200]


PAGES = {
    "/page/articles/1": (404, "there is no article 2"),
    "/page/articles/0": (422, "a.txt: is gone"),
}


def test_the_page_is_told_what_it_cannot_have() -> None:
    def gone() -> dict[str, Json]:
        raise InputError("a.txt", "is gone")

    with make_client(desk=Desk(articles=[Article("a.txt", gone)])) as client:
        for path, (status, words) in PAGES.items():
            assert message(client.get(path), status) == words
        refused = client.post("/page/text?name=a.html", content=b"<html>", headers={"content-type": OCTETS})
        assert "plain text alone" in message(refused, 422)
        for body, words in [({}, "expected an object"), ({"document": {}, "format": "pdf"}, "format must be one of")]:
            assert words in message(client.post("/page/export", json=body), 422)


@pytest.mark.parametrize("path", ["/page/text?name=a", "/page/export"])
def test_no_other_site_can_use_the_page(path: str) -> None:
    with make_client(desk=Desk(open_file=lambda name, data: (data.decode(), None))) as client:
        message(client.post(path, content=b"{}", headers={"content-type": "text/plain"}), 415)


OCTETS = "application/octet-stream"


def test_nothing_to_read_is_no_error(client: TestClient) -> None:
    assert client.post("/v1/quotes", json={"text": ""}).json()["quotes"] == []
    assert client.post("/v1/quotes", json={"texts": []}).json() == {"documents": []}


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b"", 400, "not JSON"),
        (b'{"text": "a', 400, "line 1, column 10"),
        (b'{"text": "\xff"}', 400, "not UTF-8 (at byte 10)"),
        (b'{"text": "a"} x', 400, "not JSON"),
        (b"[" * 2900, 400, "not JSON"),
        (b'"text"', 422, "an object"),
        (b"{}", 422, "one key"),
        (b'{"text": "a", "texts": []}', 422, "one key"),
        (b'{"txt": "a"}', 422, "one key"),
        (b'{"text": null}', 422, "must be a string, not null"),
        (b'{"text": ["a"]}', 422, "must be a string, not a list"),
        (b'{"text": {"a": 1}}', 422, "must be a string, not an object"),
        (b'{"text": true}', 422, "must be a string, not true or false"),
        (b'{"texts": "a"}', 422, "must be a list of strings, not a string"),
        (b'{"text": "a\\ud83d"}', 422, "a lone surrogate at offset 1"),
        (b'{"texts": ["", "", "", ""]}', 413, "4 texts in one request; the limit is 3"),
        (b'{"text": "' + b"a" * 201 + b'"}', 413, "201 characters; the limit is 200"),
        (b'{"text": "a", "known": {}}', 422, "known must be a list of people, not an object"),
        (b'{"text": "a", "known": [{"id": "p"}]}', 422, "known[0]: each entry needs a name, got None"),
        (b'{"text": "a", "known": [{"id": "p", "name": "\\ud83d"}]}', 422, "known[0]: a name has a lone surrogate"),
        (b'{"text": "a", "known": [1, 2, 3, 4, 5]}', 413, "5 known people in one request; the limit is 4"),
        (b" " * 3001, 413, "larger than 3000 bytes"),
    ],
)
def test_a_bad_body_is_told_what_is_wrong(client: TestClient, body: bytes, status: int, words: str) -> None:
    answer = client.post("/v1/quotes", content=body, headers={"content-type": "application/json"})
    assert words in message(answer, status)


@pytest.mark.parametrize("path", ["/v1/quotes", "/v1/analysis"])
@pytest.mark.parametrize(
    "headers",
    [
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": "text/plain; application/json"},
        {"content-type": "application/json, text/plain"},
        {"content-type": ""},
        {"content-type": "application/json", "content-encoding": "gzip"},
    ],
)
def test_what_other_sites_could_send_is_not_read(client: TestClient, path: str, headers: dict[str, str]) -> None:
    message(client.post(path, content=b'{"text": "a"}', headers=headers), 415)


def test_a_byte_order_mark_and_a_named_charset_are_fine(client: TestClient) -> None:
    headers = {"content-type": "Application/JSON; charset=utf-8"}
    assert client.post("/v1/quotes", content=b'\xef\xbb\xbf{"text": "a"}', headers=headers).status_code == 200


def test_wrong_addresses_and_methods_are_answered_in_the_same_form(client: TestClient) -> None:
    assert message(client.get("/v1/nothing"), 404) == "Not Found"
    assert message(client.get("/v1/quotes"), 405) == "Method Not Allowed"
    assert message(client.get("/static/../app.py"), 404) == "Not Found"


@pytest.mark.parametrize("text", ["break", "broken model"])
def test_a_failure_is_logged_without_the_text(client: TestClient, caplog: pytest.LogCaptureFixture, text: str) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = client.post("/v1/quotes", json={"text": f"{SECRET}: {text}"})
    assert SECRET not in message(answer, 500)
    assert "ValueError" in caplog.text or "weights/tagger.onnx" in caplog.text
    assert SECRET not in caplog.text


def test_a_failure_that_nobody_foresaw_is_answered_in_the_same_form(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("quoteattr.server.app.texts_of", fail)
    app = create_app(StubExtractor())
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        answer = client.post("/v1/quotes", json={"text": TEXT})
    assert SECRET not in message(answer, 500)
    assert "default-src 'none'" in answer.headers["content-security-policy"]


class SlowExtractor(StubExtractor):
    """Holds every text back until it is released."""

    def __init__(self) -> None:
        self.started = threading.Semaphore(0)
        self.release = threading.Event()

    def analyze(self, text: str) -> Analysis:
        self.started.release()
        self.release.wait(60)
        return super().analyze(text)


def test_the_server_answers_while_it_reads_and_refuses_more_than_can_wait() -> None:
    extractor = SlowExtractor()
    with make_client(extractor, Limits(workers=2, waiting=1)) as client, ThreadPoolExecutor() as others:

        def post() -> Any:
            return client.post("/v1/quotes", json={"text": TEXT})

        reading = [others.submit(post) for _ in range(4)]
        for _ in range(2):
            assert extractor.started.acquire(timeout=30)
        assert client.get("/health").status_code == 200
        refused = wait(reading, timeout=30, return_when=FIRST_COMPLETED).done.pop().result()
        extractor.release.set()
        assert "waiting" in message(refused, 503)
        assert refused.headers["retry-after"] == "5"
        assert sorted(request.result().status_code for request in reading) == [200, 200, 200, 503]


def test_a_full_server_says_so_once(caplog: pytest.LogCaptureFixture) -> None:
    extractor = SlowExtractor()
    with (
        caplog.at_level(logging.INFO, logger="quoteattr"),
        make_client(extractor, Limits(workers=1, waiting=1)) as client,
        ThreadPoolExecutor() as others,
    ):
        requests = [others.submit(client.post, "/v1/quotes", json={"text": TEXT}) for _ in range(5)]
        refused = list(islice(as_completed(requests, timeout=30), 3))
        extractor.release.set()
        assert {request.result().status_code for request in refused} == {503}
        assert sorted(request.result().status_code for request in requests) == [200, 200, 503, 503, 503]
    told = [record.getMessage() for record in caplog.records if record.name == "quoteattr.server"]
    assert told[0] == "1 requests are waiting; more are refused until one is done"
    assert len(told) == 3
    assert all(line.startswith(f"a text of {len(TEXT)} characters took ") for line in told[1:])


def test_a_text_that_takes_too_long_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    extractor = SlowExtractor()
    try:
        with make_client(extractor, Limits(seconds=0.05)) as client:
            assert "within 0.05 seconds" in message(client.post("/v1/quotes", json={"text": TEXT}), 503)
            documents = client.post("/v1/quotes", json={"texts": [TEXT, TEXT]}).json()["documents"]
            assert [document["error"]["status"] for document in documents] == [503, 503]
        assert "a text was not done within 0.05 seconds" in caplog.messages
    finally:
        extractor.release.set()


async def status_of(messages: list[dict[str, Any]]) -> int:
    """The status of a request whose body arrives in these messages, and then no further."""
    headers = [(b"host", b"localhost"), (b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": "/v1/quotes", "headers": headers, "query_string": b""}
    sent: list[Any] = []

    async def receive() -> Any:
        return messages.pop(0) if messages else await asyncio.sleep(3600)

    async def send(part: Any) -> None:
        sent.append(part)

    await create_app(StubExtractor(), limits=Limits(upload_seconds=0.05))(scope, receive, send)
    return int(sent[0]["status"])


def test_a_body_that_does_not_arrive_is_given_up() -> None:
    assert asyncio.run(status_of([{"type": "http.request", "body": b"{", "more_body": True}])) == 408


def test_a_body_that_breaks_off_is_no_failure_of_the_server() -> None:
    assert asyncio.run(status_of([{"type": "http.disconnect"}])) == 400


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000", "192.168.1.7", "quotes.example"]
)
def test_it_answers_to_its_own_names_and_to_addresses(host: str) -> None:
    with make_client(names=["Quotes.Example"]) as client:
        assert client.get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", ""]
)
@pytest.mark.parametrize("path", ["/", "/v1/quotes", "/static/main.js"])
def test_a_rebound_name_gets_nothing(client: TestClient, host: str, path: str) -> None:
    assert "Host" in message(client.get(path, headers={"host": host}), 421)


@pytest.mark.parametrize("path", ["/", "/docs", "/health", "/openapi.json", "/static/main.js", "/nothing"])
def test_every_answer_keeps_foreign_code_and_eyes_out(client: TestClient, path: str) -> None:
    headers = client.get(path, headers={"origin": "https://evil.example"}).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers


def test_no_other_site_is_allowed_to_post(client: TestClient) -> None:
    asking = {"origin": "https://evil.example", "access-control-request-method": "POST"}
    answer = client.options("/v1/quotes", headers=asking)
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_health_tells_the_versions(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "ok", "version": quoteattr.__version__, "schema_version": 1}


def test_the_examples_of_the_documentation_are_answered(client: TestClient) -> None:
    examples = re.findall(r"curl http://127.0.0.1:8000(\S+) -H '(.+): (.+)' \\\n  -d '(.+)'\n", DOCS.read_text("utf-8"))
    assert len(examples) == 3
    for path, header, value, body in examples:
        assert client.post(path, content=body.encode(), headers={header: value}).status_code == 200


def test_the_documentation_has_the_numbers_of_the_limits() -> None:
    words, limits = DOCS.read_text("utf-8"), Limits()
    for name, value in attrs.asdict(limits).items():
        assert f"| `{name}` | {value:,.0f} |" in words
    assert f"the request headers did not arrive within {limits.head_seconds:g} seconds" in words
    assert f"or the body within {limits.upload_seconds:g} seconds" in words
    assert f"texts {limits.stop_seconds} seconds to finish" in words
    assert f"{limits.waiting} more requests" in words
    assert f"{limits.workers + limits.waiting} are served" in words
    assert f"larger than {limits.body_bytes // 2**20} MiB" in words
    assert f"longer than {limits.text_characters:,} characters" in words
    assert f"more than {limits.texts} texts" in words
    assert f"more than {limits.workers + limits.waiting} requests" in words
    assert f"done within {limits.seconds:g} seconds" in words
    assert f"`known` more than {limits.people:,} people" in words


def schema(client: TestClient, name: str) -> dict[str, Any]:
    specification = client.get("/openapi.json").json()
    return {"$ref": f"#/components/schemas/{name}", "components": specification["components"]}


@pytest.mark.parametrize(
    ("path", "asked", "name"),
    [
        ("/v1/quotes", {"text": TEXT}, "Quotes"),
        ("/v1/quotes", {"texts": [TEXT, 7]}, "QuotesBatch"),
        ("/v1/analysis", {"text": TEXT}, "Analysis"),
        ("/v1/analysis", {"texts": [TEXT, 7]}, "AnalysisBatch"),
        ("/v1/quotes", {"texts": 7}, "Error"),
    ],
)
def test_answers_are_as_openapi_describes_them(client: TestClient, path: str, asked: Any, name: str) -> None:
    jsonschema.validate(client.post(path, json=asked).json(), schema(client, name))


def test_openapi_describes_all_fields_and_no_others(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["components"]["schemas"]
    document = client.post("/v1/analysis", json={"text": TEXT}).json()
    examples = {
        "Analysis": document,
        "Quote": document["quotes"][0],
        "Speaker": document["speakers"][0],
        "Span": document["quotes"][0]["cue"],
        "Evidence": document["quotes"][0]["evidence"][0],
        "Quotation": document["quotations"][0],
    }
    assert {name: sorted(described[name]["properties"]) for name in examples} == {
        name: sorted(example) for name, example in examples.items()
    }


def test_openapi_names_every_address_and_the_limits(client: TestClient) -> None:
    specification = client.get("/openapi.json").json()
    assert sorted(specification["paths"]) == ["/health", "/v1/analysis", "/v1/quotes"]
    assert specification["info"]["version"] == quoteattr.__version__
    assert specification["components"]["schemas"]["Text"]["maxLength"] == LIMITS.text_characters
    assert specification["components"]["schemas"]["Batch"]["properties"]["texts"]["maxItems"] == LIMITS.texts
    assert specification["components"]["schemas"]["People"]["maxItems"] == LIMITS.people


@pytest.mark.parametrize("field", ["text_characters", "seconds", "workers"])
def test_a_limit_of_nothing_is_refused(field: str) -> None:
    make: Callable[..., Limits] = Limits
    with pytest.raises(ValueError, match=field):
        make(**{field: 0})
