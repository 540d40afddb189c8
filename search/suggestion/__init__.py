"""What might be meant: completions and corrections."""
