"""All modules that use Typer, except the commands: the app, the common options, help, completion, suggestions."""
