"""Models of word meanings behind one port; each file is the only one to know its own."""
