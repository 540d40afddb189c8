"""How fast is Hoptac compared with other engines? Measured by `make bench`."""
