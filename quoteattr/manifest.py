"""Manifests of weights and word lists: hashes and a version that are checked before anything is loaded.

A manifest detects damage, not tampering: a truncated file, a flipped bit, half an update, a line edited by mistake.
Anyone who can change a file can also change the manifest next to it. Against tampering, use the hashes of the package.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path, PurePosixPath, PureWindowsPath

from quoteattr.errors import ModelError

__all__ = ["FORMAT", "REINSTALL", "identity", "seal", "verified", "verified_file", "verified_numbers"]

FORMAT = 1
REINSTALL = "Install quoteattr again (pip install --force-reinstall quoteattr), or repair the folder."


def verified(directory: Path) -> dict[str, bytes]:
    """The contents of every file in the folder's `manifest.json`, by name relative to the folder.

    Raises:
        ModelError: the manifest or a file is missing, damaged or from another release, or the manifest names a file
            outside the folder.
    """
    expected = _expected(directory / "manifest.json")
    return {name: _read(directory, name, sha256) for name, sha256 in expected.items()}


def verified_file(path: Path) -> bytes:
    """The content of one file, which its folder's `manifest.json` must list. Raises `ModelError` like `verified`."""
    manifest = path.parent / "manifest.json"
    expected = _expected(manifest)
    if path.name not in expected:
        raise ModelError(manifest, f"does not list {path.name}", REINSTALL)
    return _read(path.parent, path.name, expected[path.name])


def verified_numbers(path: Path, what: str) -> dict[str, float]:
    """The numbers in a file of JSON, by name. `what` they are: "the weights of traits". Raises `ModelError`."""
    try:
        return {str(name): float(number) for name, number in json.loads(verified_file(path)).items()}
    except (ValueError, TypeError, AttributeError) as error:
        raise ModelError(path, f"{what} cannot be read ({error})", REINSTALL) from error


def seal(path: Path) -> None:
    """Update `manifest.json` of a file's folder: add the file, and drop files that no longer exist."""
    manifest = path.parent / "manifest.json"
    known = json.loads(manifest.read_text(encoding="utf-8"))["files"] if manifest.exists() else {}
    kept = {name: entry for name, entry in known.items() if (path.parent / name).exists()}
    files = {**kept, path.name: identity(path)}
    manifest.write_text(json.dumps({"format": FORMAT, "files": files}, indent=2) + "\n", encoding="utf-8")


def identity(path: Path) -> dict[str, str | int]:
    """The manifest entry of a file."""
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def _expected(path: Path) -> dict[str, str]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
        if manifest["format"] != FORMAT:
            problem = f"has format {manifest['format']!r}, but this release reads {FORMAT}"
            raise ModelError(path, problem, REINSTALL)
        return {name: str(entry["sha256"]) for name, entry in manifest["files"].items()}
    except OSError as error:
        raise ModelError(path, f"cannot be read ({error.strerror})", REINSTALL) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(path, "is not a valid manifest", REINSTALL) from error


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
    """Whether a name is inside the folder on every system: no root, no drive, no `..`."""
    parts = PurePosixPath(name).parts
    return bool(parts) and ".." not in parts and not PurePosixPath(name).is_absolute() and not _is_windows(name)


def _is_windows(name: str) -> bool:
    return "\\" in name or bool(PureWindowsPath(name).drive)


def _leads_inside(directory: Path, path: Path) -> bool:
    """Whether the path stays in the folder after links, or next to the manifest: installers may link each file."""
    try:
        homes = (directory.resolve(), (directory / "manifest.json").resolve().parent)
        return any(path.resolve().is_relative_to(home) for home in homes)
    except (OSError, ValueError, RuntimeError):  # A circular link, or an impossible file name.
        return False
