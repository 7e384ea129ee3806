"""Painters: a drawing becomes pixels on a screen, a PDF, an SVG or a PNG. They know shapes, and no map."""
