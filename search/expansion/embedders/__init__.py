"""Models of word meanings behind one port; each file alone knows its own."""
