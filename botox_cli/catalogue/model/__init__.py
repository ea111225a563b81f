"""The types of everything in the catalogue: frozen msgspec Structs, one module for each subject."""
