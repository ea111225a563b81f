"""A module for each command: its function declares the options, asks a query and returns a view."""
