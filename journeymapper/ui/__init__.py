"""The window: the only floor that knows PySide6's widgets."""
