"""Lone surrogates are code points like others: they have an order, a category and no case."""
text = "\ue000\ud800\U00010000\udfffz"
print(ascii(sorted(text)), ascii(max(text)), "\udfff" < "\ue000", ["\ud800"] < ["\ue000"])
print([ord(c) for c in text], ascii(chr(0xD800)), "\ud83d\ude00" == "\U0001f600", len("\ud83d\ude00"))
c = "\ud800"
print(c.isalpha(), c.isprintable(), c.isidentifier(), c.isupper(), c.isspace(), ascii(c.upper()), ascii(c.center(3, "*")))
print(ascii("a\ud800b".split(c)), ascii(text[::-1]), text.find(c), ascii("%c" % 0xD801), ascii(f"{c!r} {c}"))
print(ascii("x".translate({ord("x"): 0xD800})), c.translate({0xD800: "y"}), {c: 1}[chr(0xD800)])
try:
    print("a\ud800")
except UnicodeEncodeError as error:
    print(error, error.start, error.end, ascii(error.object))
raise ValueError("shown as \ud800")
