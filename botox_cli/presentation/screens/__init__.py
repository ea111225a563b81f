"""The screens of all answers: the most important facts, drawn; all facts are shown with `--full`.

An argument `numbers` gives the citations of a screen their numbers, and a new citation the next number.
"""
