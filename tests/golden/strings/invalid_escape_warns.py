"""An unknown escape keeps its backslash and warns once, with the line."""
text = "a\dz"
print(text, len(text))
