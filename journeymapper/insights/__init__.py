"""What a map says about itself: scores and findings, as pure functions of the document."""
