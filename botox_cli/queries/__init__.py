"""Questions put to a catalogue: pure functions, nothing printed."""
