"""How fast is it? Measurements behind `make bench`, never assertions."""
