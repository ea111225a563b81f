"""The process: `botox`, and `python -m botox_cli`."""

import gc


def main() -> None:
    """Run the command line of this process and end with its exit code."""
    gc.disable()  # a run ends before its garbage matters; looking for it takes a tenth of the time of an answer
    try:
        from botox_cli import cli

        cli.main()
    finally:
        gc.freeze()  # else the interpreter looks for it once more when it ends


if __name__ == "__main__":
    main()
