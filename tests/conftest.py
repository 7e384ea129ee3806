"""What holds for every test: no window on a real screen, no settings or files of the person who runs them."""

from __future__ import annotations

import os
import tempfile

from hypothesis import settings

# Must be set before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_PROFILE = tempfile.TemporaryDirectory(prefix="journeymapper-tests-")
for _name in ("JOURNEYMAPPER_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[_name] = os.path.join(_PROFILE.name, _name)

# Slow machines are not wrong: nothing here is judged by the clock.
settings.register_profile("journeymapper", deadline=None, print_blob=True)
settings.load_profile("journeymapper")
