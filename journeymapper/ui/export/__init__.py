"""The export dialogue: what leaves, onto which pages, with the real pages before anything is written."""
