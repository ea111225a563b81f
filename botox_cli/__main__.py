"""The process: `botox`, and `python -m botox_cli`."""

import gc


def main() -> None:
    """Run the command line of this process and end with its exit code."""
    gc.disable()  # a run ends before its garbage matters; looking for it takes a tenth of the time of an answer
    from botox_cli import cli

    cli.main()


if __name__ == "__main__":
    main()
