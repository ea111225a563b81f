"""The command line around the commands: the app, the common options, help, completion, suggestions, emergencies.

Only the modules here and in `commands` import Typer.
"""
