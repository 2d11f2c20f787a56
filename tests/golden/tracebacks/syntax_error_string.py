"""A string that does not end on its line."""
x = 5
text = 'never closed
print(text)
