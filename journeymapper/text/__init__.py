"""Measuring, shaping and breaking of text: one engine for canvas, PDF, SVG, PNG and PPTX."""
