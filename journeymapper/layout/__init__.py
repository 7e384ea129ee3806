"""From a document to a drawing: pure functions, no widgets, no painters."""
