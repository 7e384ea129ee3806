"""Nothing is lost: copies of what is in no file yet, saving beside the interface, other people's changes."""
