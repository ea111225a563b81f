"""The reference on Botox in the terminal."""

__version__ = "0.2.0"
