"""What comes of each variant of hostility?"""

from __future__ import annotations

import sys

from bench.web.hostile.run import main

if __name__ == "__main__":
    sys.exit(main())
