"""Making, editing, taking over and saving the brand of a map."""
