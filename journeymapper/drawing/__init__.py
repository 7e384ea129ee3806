"""The drawing: a tree of shapes that layout makes and painters draw. It knows no map and no library."""
