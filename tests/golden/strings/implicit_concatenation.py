"""Adjacent literals join, of any quoting and with f-strings."""
n = 3
print("a" 'b' """c""" r"\d" "\t|")
print("n=" f"{n}" " {n}" f" {n + 1}")
text = (
    "first "
    "second "
    f"{n} third"
)
print(text)
print("ab" "cd"[0], ("ab" "cd")[1], "ab" "cd" * 2)
print(b"x" b"\x00")
