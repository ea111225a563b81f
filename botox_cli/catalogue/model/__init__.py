"""The shapes of everything that the catalogue knows: frozen msgspec Structs, a module a family."""
