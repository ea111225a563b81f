"""One screen for each answer: what leads, drawn; every row stands behind `--full`."""
