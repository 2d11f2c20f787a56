"""The is… methods over several kinds of text."""
samples = ("abc", "ABC", "Abc Def", "123", "²", "Ⅷ", "½", "a1", "a_b", "1a", " \t\n", "", "é", "日本", "_")
names = "isalpha isdigit isdecimal isnumeric isalnum islower isupper istitle isspace isidentifier isascii".split()
for text in samples:
    print(repr(text), *[name[2:] for name in names if getattr(text, name)()])
