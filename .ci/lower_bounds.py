"""Print constraints that hold every dependency at the oldest release that pyproject.toml allows."""

import re
import tomllib
from pathlib import Path

# What the tests need; pages are built and weights trained with the newest.
_EXTRAS = ("completion", "docx", "epub", "html", "pandas", "parquet", "serve", "stanza", "dev")
# constraints.txt names the release: it is one that can be had without CUDA libraries.
_PINNED = {"torch"}
_BOUND = re.compile(r"(?P<name>[\w.-]+)>=(?P<version>[\d.]+)")


def main() -> None:
    """Read the dependencies of the library and of the extras that the tests use."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [project["dependencies"], *(project["optional-dependencies"][extra] for extra in _EXTRAS)]
    for bound in (_BOUND.match(requirement) for group in groups for requirement in group):
        if bound and bound["name"] not in _PINNED:
            print(f"{bound['name']}=={bound['version']}")


if __name__ == "__main__":
    main()
