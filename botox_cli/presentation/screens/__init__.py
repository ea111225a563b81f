"""The screens of all answers: the most important facts, drawn; all facts are shown with `--full`."""
