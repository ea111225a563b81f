"""All that knows Typer beside the commands: the app, common options, help, suggestions."""
