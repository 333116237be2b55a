"""Bring the manifest of a folder up to files that were edited by hand: word lists, above all.

python training/seal.py quoteattr/languages/en/words/*.txt
"""

import sys
from pathlib import Path

from quoteattr.manifest import seal

for name in sys.argv[1:]:
    seal(Path(name))
