"""A writer for each format, named as users type it."""
