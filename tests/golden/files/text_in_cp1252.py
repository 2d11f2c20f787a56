import os

path = "text_in_cp1252.tmp"
try:
    with open(path, "w", encoding="cp1252") as file:
        file.write("5 € für\nden Rest\n")
    with open(path, "rb") as file:
        print(file.read())
    with open(path, encoding="cp1252") as file:
        print(file.encoding, list(file))
    with open(path, "w", encoding="iso-8859-15", errors="replace") as file:
        file.write("€ ω")
    with open(path, encoding="iso-8859-15") as file:
        print(file.read())
    try:
        open(path, encoding="no-such-one")
    except LookupError as error:
        print(error)
finally:
    os.remove(path)
