"""How entries and answers are shown to people: words, marks, and what stands first on a screen."""
