"""Check an installed quoteattr against the checkout that it was built from: `python -I installed.py CHECKOUT`."""

import sys
from importlib.metadata import files, metadata
from importlib.util import find_spec
from pathlib import Path

import quoteattr

EXPECTED = {"Dorothea Quill", "Bettina Okoro", "Imran Castellane"}


def main(checkout: Path) -> None:
    """Fail where a file is missing or the example article is read otherwise than it should be."""
    package = Path(quoteattr.__file__).parent
    assert checkout not in package.parents, f"{package} is not what was installed"
    missing = contents(checkout / "quoteattr") - contents(package)
    assert not missing, f"missing or other: {sorted(str(path) for path, _ in missing)}"
    licences = {path.name for path in files("quoteattr") or () if "licenses" in path.parts}
    assert licences == {"LICENSE", "CC-BY-SA-4.0.txt", "NOTICE"}, licences
    assert metadata("quoteattr")["License-Expression"] == "Apache-2.0 AND CC-BY-SA-4.0"
    heavy = [name for name in ("torch", "stanza") if find_spec(name)]
    assert not heavy, f"the light installation has {heavy}"
    analysis = quoteattr.QuoteExtractor().analyze((checkout / "examples" / "ferry.txt").read_text(encoding="utf-8"))
    assert analysis.sentences, "no sentences"
    assert {speaker.name for speaker in analysis.speakers} >= EXPECTED, analysis.speakers
    print(f"quoteattr {quoteattr.__version__}: {len(contents(package))} files, {len(analysis.quotes)} quotes")


def contents(folder: Path) -> set[tuple[Path, bytes]]:
    """Every file with its bytes."""
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {(path.relative_to(folder), path.read_bytes()) for path in found}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
