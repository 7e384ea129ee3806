"""The `journeymapper` command, and `python -m journeymapper`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program; its exit status.

    Nothing of the program is imported before this: an interruption (Ctrl+C) ends it quietly from here on.
    """
    try:
        from journeymapper.cli import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
