"""How fast `botox` answers: `python -m benchmarks`."""
