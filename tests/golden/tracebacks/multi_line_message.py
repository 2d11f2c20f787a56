"""A message of several lines, and one with an empty line."""
raise RuntimeError("first line\n\n  third line\nlast")
