"""Look for inputs that break a promise, guided by what code they reach.

    cd tests && python -m fuzz TARGET [libFuzzer options]

Begins with the inputs of the corpus. What reaches something new is written to build/fuzz/TARGET, and what fails to
build/fuzz/TARGET-crash-*. CONTRIBUTING.md tells what to do with them.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["quoteattr"]):
    from fuzz.targets import CORPUS, TARGETS

_FOUND = Path(__file__).parents[2] / "build" / "fuzz"


def main(name: str, *options: str) -> None:
    """Run until something fails or an option says to stop, such as `-max_total_time=300` (seconds)."""
    found = _FOUND / name
    found.mkdir(parents=True, exist_ok=True)
    own = [f"-artifact_prefix={_FOUND}/{name}-", f"-dict={CORPUS.parent / 'words.dict'}", "-timeout=20"]
    atheris.Setup([sys.argv[0], *own, *options, str(found), str(CORPUS / name)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    if not sys.argv[1:] or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python -m fuzz TARGET [libFuzzer options], TARGET being one of {', '.join(TARGETS)}")
    main(*sys.argv[1:])
