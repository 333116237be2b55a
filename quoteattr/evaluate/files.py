"""Read files of annotated texts."""

import json
import os
from collections.abc import Iterator

from quoteattr.batch.reading import read_bytes
from quoteattr.errors import InputError
from quoteattr.evaluate.annotated import AnnotatedText, text_of
from quoteattr.evaluate.web_annotations import Texts, annotated_by, is_annotation

__all__ = ["read_annotated"]


def read_annotated(path: str | os.PathLike[str], texts: str | os.PathLike[str] | None = None) -> list[AnnotatedText]:
    """Read a file of annotated texts: a JSON object, a JSON array of objects, or JSON Lines.

    Web Annotations (`quoteattr.to_annotations`) are read too: an array of them, or pages that hold them. They do not
    hold the text, so it is read from the file that they name, next to `path` or in the folder `texts`.

    Otherwise each object has one of two forms. The first is the output of the command line as `json` or `jsonl`
    (`to_dict` with the `text`), corrected by hand. The second is:

        {"doc_id": "a", "text": "“Yes,” said Ann Lee.",
         "quotes": [{"content": [[0, 6]], "cue": [[7, 11]], "source": [[12, 19]], "speaker": "Ann Lee"}]}

    Only the `content` of a quote is required. `speaker` may be a list of names that are all correct, the fullest first.
    `kind` and `confidence` are optional. The key `attributions` is accepted in place of `quotes`. So are the keys of
    the files in `data/`: `speaker_names` in place of `speaker`, and `speaker_named`, false if the text names nobody.

    A text may list regions to `ignore`, as `[start, end]`, and what was `annotated`: with `["content", "speaker"]`,
    cues and sources are not measured. Other keys are ignored.

    Raises:
        InputError: the file cannot be read, or is in none of these forms; the message says where.
    """
    try:
        content = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(path, f"cannot be read: {error}") from error
    objects = list(_objects(os.fspath(path), content))
    if any(is_annotation(value) for _, value in objects):
        return list(annotated_by(objects, Texts.of(path, texts)))
    return [text_of(place, value) for place, value in objects]


def _objects(path: str, content: str) -> Iterator[tuple[str, object]]:
    """Each document with its place in the file, for messages."""
    try:
        whole = _parsed(path, content)
    except InputError:
        for number, line in enumerate(content.split("\n"), start=1):
            if line.strip():
                yield f"{path}:{number}", _parsed(f"{path}:{number}", line)
        return
    items = whole if isinstance(whole, list) else [whole]
    yield from ((f"{path}[{index}]", item) for index, item in enumerate(items))


def _parsed(place: str, line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(place, f"is not JSON ({error})") from error
