"""Dialogues that ask or tell something."""
