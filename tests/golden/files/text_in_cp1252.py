NAME = "/tmp/rondo-golden-cp1252.tmp"

with open(NAME, "w", encoding="cp1252") as file:
    file.write("5 € für\nden Rest\n")
with open(NAME, "rb") as file:
    print(file.read())
with open(NAME, encoding="cp1252") as file:
    print(file.encoding, list(file))
with open(NAME, "w", encoding="iso-8859-15", errors="replace") as file:
    file.write("€ ω")
with open(NAME, encoding="iso-8859-15") as file:
    print(file.read())
try:
    open(NAME, encoding="no-such-one")
except LookupError as error:
    print(error)
