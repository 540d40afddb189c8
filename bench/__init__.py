"""How fast, how good and how robust is Hoptac? A package for each measurement."""
