"""Fail where what was installed takes more than so many MB of disk, what each environment begins with aside.

python size.py MB
"""

import sys
import sysconfig
from pathlib import Path

# What a new environment has before anything is installed.
_GIVEN = ("pip", "setuptools", "pkg_resources", "_distutils_hack")


def main(limit: int) -> None:
    """Measure the folder of packages as it lies on the disk."""
    packages = [path for path in Path(sysconfig.get_path("purelib")).iterdir() if not path.name.startswith(_GIVEN)]
    files = [path for package in packages for path in (package, *package.rglob("*"))]
    size = sum(path.lstat().st_blocks for path in files) * 512 / 2**20
    print(f"installed: {size:.0f} MB")
    assert size <= limit, f"more than {limit} MB"


if __name__ == "__main__":
    main(int(sys.argv[1]))
