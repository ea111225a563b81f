"""How entries and answers are shown to people: words, marks, and what leads on a screen."""
