"""Drawings of values for a screen: rows of marks and words, without colours, without printing."""
