"""Weights, word lists and their manifest: the hashes and the version that are checked before anything is loaded.

A manifest tells damage, not tampering. A file cut short, a lost bit, half of an update or a line edited by mistake
shows. Whoever means harm and can change a file can change the manifest beside it; against that there are the hashes of
the package that was installed.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path, PurePosixPath, PureWindowsPath

from quoteattr.errors import ModelError

__all__ = ["FORMAT", "REINSTALL", "identity", "seal", "verified", "verified_file"]

FORMAT = 1
REINSTALL = "Install quoteattr again (pip install --force-reinstall quoteattr), or repair the folder."


def verified(directory: Path) -> dict[str, bytes]:
    """Every file that `manifest.json` of the folder lists, by its name relative to the folder.

    Raises `ModelError`, with path and remedy, if the manifest or a file is missing, truncated, changed or of another
    version than this quoteattr reads, or if the manifest names a file outside the folder.
    """
    expected = _expected(directory / "manifest.json")
    return {name: _read(directory, name, sha256) for name, sha256 in expected.items()}


def verified_file(path: Path) -> bytes:
    """One file, which `manifest.json` of its folder must list. Raises `ModelError` as `verified` does."""
    manifest = path.parent / "manifest.json"
    expected = _expected(manifest)
    if path.name not in expected:
        raise ModelError(manifest, f"does not list {path.name}", REINSTALL)
    return _read(path.parent, path.name, expected[path.name])


def seal(path: Path) -> None:
    """Bring `manifest.json` of a file's folder up to the file, whoever made it, and to the files that are gone."""
    manifest = path.parent / "manifest.json"
    known = json.loads(manifest.read_text(encoding="utf-8"))["files"] if manifest.exists() else {}
    kept = {name: entry for name, entry in known.items() if (path.parent / name).exists()}
    files = {**kept, path.name: identity(path)}
    manifest.write_text(json.dumps({"format": FORMAT, "files": files}, indent=2) + "\n", encoding="utf-8")


def identity(path: Path) -> dict[str, str | int]:
    """What a manifest says of a file."""
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def _expected(path: Path) -> dict[str, str]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        if manifest["format"] != FORMAT:
            problem = f"the weights are of version {manifest['format']!r}, this quoteattr reads {FORMAT}"
            raise ModelError(path, problem, REINSTALL)
        return {name: str(entry["sha256"]) for name, entry in manifest["files"].items()}
    except OSError as error:
        raise ModelError(path, f"cannot be read ({error.strerror})", REINSTALL) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(path, "is not a manifest of weights", REINSTALL) from error


def _read(directory: Path, name: str, sha256: str) -> bytes:
    path = directory / name
    if not (_is_inside(name) and _leads_inside(directory, path)):
        raise ModelError(directory / "manifest.json", f"names {name!r}, which is outside its folder", REINSTALL)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(path, f"cannot be read ({error.strerror})", REINSTALL) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ModelError(path, f"is truncated or changed ({len(content):,} bytes, wrong sha256)", REINSTALL)
    return content


def _is_inside(name: str) -> bool:
    """Whether a name is that of a file below the folder, on every system: no root, no drive, no way up."""
    parts = PurePosixPath(name).parts
    return bool(parts) and ".." not in parts and not PurePosixPath(name).is_absolute() and not _is_windows(name)


def _is_windows(name: str) -> bool:
    return "\\" in name or bool(PureWindowsPath(name).drive)


def _leads_inside(directory: Path, path: Path) -> bool:
    """Whether links, too, end in the folder, or where they put the manifest: installers link files one by one."""
    try:
        homes = (directory.resolve(), (directory / "manifest.json").resolve().parent)
        return any(path.resolve().is_relative_to(home) for home in homes)
    except (OSError, ValueError, RuntimeError):  # A circle of links, or a name that no file can have.
        return False
