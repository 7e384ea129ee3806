"""The start page: templates, recent maps, the sample."""
