"""in, iteration, reversed, enumerate, zip and unpacking of text."""
text = "héllo"
print("llo" in text, "" in text, "é" in text, "H" not in text)
for character in text:
    print(character, end=" ")
print()
print(list(reversed(text)), list(enumerate("ab", 1)), list(zip(text, "xyz")))
first, *middle, last = text
print(first, middle, last, set("aab") == {"a", "b"}, tuple("ab"))
try:
    1 in text
except TypeError as error:
    print(error)
