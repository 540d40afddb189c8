"""How fast is Hoptac on this machine? Run by `make bench`, or `python -m bench`."""

from __future__ import annotations

import sys

from bench.speed.command import main

if __name__ == "__main__":
    sys.exit(main())
