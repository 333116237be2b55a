"""Fail where the packages of this environment, pip among them, take more than so many MB: `python size.py MB`."""

import subprocess
import sys
import sysconfig


def main(limit: int) -> None:
    """Measure the folder of packages as it lies on the disk."""
    folder = sysconfig.get_path("purelib")
    size = int(subprocess.run(["du", "-sm", folder], capture_output=True, text=True, check=True).stdout.split()[0])
    print(f"installed: {size} MB, pip included")
    assert size <= limit, f"more than {limit} MB"


if __name__ == "__main__":
    main(int(sys.argv[1]))
