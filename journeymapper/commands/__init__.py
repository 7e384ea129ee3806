"""What `journeymapper` does without a window, one command a file."""
