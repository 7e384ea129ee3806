"""Sizes of the window's parts, in logical pixels. Known without loading the parts themselves."""

NARROW_WINDOW = 1440  # below this width the palette shows icons only and the inspector opens on demand
WIDE_PALETTE, NARROW_PALETTE = 172, 58
INSPECTOR = 296
TOOLBAR, STATUS = 53, 35
