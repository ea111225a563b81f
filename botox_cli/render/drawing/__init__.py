"""Drawings of values for a screen, as rows of marks and words; other modules colour and print them."""
