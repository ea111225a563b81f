"""The entry point of the process, for `botox` and `python -m botox_cli`."""

import gc


def main() -> None:
    """Run the command line of this process and end with its exit code."""
    _end_silently()
    gc.disable()  # a run ends before its garbage matters; looking for it takes a tenth of the time of an answer
    try:
        from botox_cli.cli import app as cli

        cli.main()
    finally:
        gc.freeze()  # else the interpreter looks for it once more when it ends


def _end_silently() -> None:
    """Have Ctrl-C end this process at once, without a traceback, as it ends a program that does not handle it.

    The signal itself then ends the process, so that a loop of the shell around it ends, too. Where Ctrl-C is ignored,
    it stays ignored.
    """
    import _signal  # `signal` takes some milliseconds to load, and Ctrl-C in these would print a traceback

    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:  # else ignored, as in a script's background
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)


if __name__ == "__main__":
    main()
