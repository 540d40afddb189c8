"""How fast is it, beside others? Measurements behind `make bench`, never assertions."""
