"""One open map: what is shown, selected and undone, and the gestures of hand and key. No Qt here."""
