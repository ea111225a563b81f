"""One short file a command: it declares its options, asks a query and returns a view."""
