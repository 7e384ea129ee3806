"""What hands do on the map: one generator a gesture, read from top to bottom as press, move, release.

A gesture sees pointers and keys in map coordinates alone, so scrolling and zooming under it change
nothing. It may call `editor.preview`, `editor.commit` and `editor.select`. Closing it (Esc, a lost
pointer) shows the committed map again; what is dropped where it began makes no undo step.
"""
