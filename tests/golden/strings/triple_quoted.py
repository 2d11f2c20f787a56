"""Triple quotes hold newlines, quotes and continued lines."""
text = """first
  second "quoted" 'so'
\tthird\
 joined
"""
print(text)
print(repr(text))
print('''it's "both"''', """""", len(''''a'''))
