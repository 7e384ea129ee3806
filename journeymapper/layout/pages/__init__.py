"""A map cut into pages between its stages and lanes, each with its own headings; nothing is cut through."""
