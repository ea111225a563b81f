"""How answers are written: a view holds an answer as plain values, and a writer for each format turns it into text."""
