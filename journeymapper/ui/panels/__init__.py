"""Panels beside the canvas: palette, inspector, map facts, personas."""
