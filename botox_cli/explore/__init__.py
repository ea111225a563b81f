"""The catalogue full screen: what the list and the pages hold, and the program that shows them, with Textual."""
