"""How answers are written: views are values, a writer for each format turns them into text."""
