"""repr chooses the quotes by what the text holds."""
for text in ("plain", "it's", 'say "hi"', "it's \"both\"", "back\\slash", "tab\tnew\nline", "\x00\x1b\x7f", ""):
    print(repr(text))
print(["it's", 'a"b'], {"k'": 'v"'})
