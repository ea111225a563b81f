"""`python -m botox_cli`."""

from botox_cli.cli import main

if __name__ == "__main__":
    main()
