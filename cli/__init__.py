"""The command `hoptac`: one file a group of commands, above all other packages."""
