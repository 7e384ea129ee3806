"""From a map to the bytes of something to hand over: PDF, SVG, PNG."""
