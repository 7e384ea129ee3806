"""`python -m journeymapper` is the `journeymapper` command."""

from __future__ import annotations

import sys

from journeymapper.cli import main

sys.exit(main())
