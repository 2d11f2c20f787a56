"""Text built piece by piece, aliases untouched."""
text = ""
copies = []
for i in range(5):
    copies.append(text)
    text += str(i) + ","
print(copies, text)
other = text
text += "end"
print(other, text)
print("".join(sorted("hello world".replace(" ", ""))), "abc"[::-1] + "abc")
