"""The canvas: one widget that shows a drawing in tiles and feeds hands and keys to the editor."""
