"""The catalogue full screen: what the list and the pages show, and the program that shows them; the only user of Textual."""
