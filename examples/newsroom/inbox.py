"""From articles in one folder to sheets in another."""

import json
import logging
from pathlib import Path

from newsroom.desk import Desk, identity
from quoteattr import ModelError

__all__ = ["work_through"]

log = logging.getLogger(__name__)


def work_through(inbox: Path, outbox: Path, desk: Desk) -> list[Path]:
    """Write `NAME.json` for each `NAME.txt` that is new or changed, and return the articles that failed.

    Raises:
        ModelError: the weights cannot be used, so every article would fail.
    """
    outbox.mkdir(parents=True, exist_ok=True)
    return [article for article in sorted(inbox.glob("*.txt")) if not _done(article, outbox, desk)]


def _done(article: Path, outbox: Path, desk: Desk) -> bool:
    try:
        # Bytes, because reading as text would change line endings and so the offsets.
        text = article.read_bytes().decode("utf-8")
        out = outbox / f"{article.stem}.json"
        if not _is_current(out, text):
            sheet = desk.sheet(text)
            _write(out, json.dumps(sheet.to_dict(), ensure_ascii=False, indent=1))
            log.info("%s: %d ready, %d to check", article.name, len(sheet.ready), len(sheet.to_check))
    except ModelError:
        raise
    except Exception as error:
        # The words of an article do not belong in a log, and the message of a decoding error would quote them.
        log.error("%s: %s", article.name, type(error).__name__)
        return False
    return True


def _is_current(out: Path, text: str) -> bool:
    return out.exists() and identity(text).items() <= json.loads(out.read_text(encoding="utf-8")).items()


def _write(path: Path, content: str) -> None:
    """Write all or nothing, so that nobody finds half a sheet in the outbox."""
    half = path.with_suffix(".part")
    half.write_text(content, encoding="utf-8")
    half.replace(path)
