NAME = "/tmp/rondo-golden-write_wrong_types.tmp"


def attempt(text):
    with open(NAME, "wb") as file:
        file.write(b"line1\nline2\r\nline3\rend")
    names = {"n": NAME}
    try:
        exec(text, names)
        result = repr(names.get("r"))
    except Exception as error:
        result = f"{type(error).__name__} {error}"
    names.clear()
    with open(NAME, "rb") as file:
        print(text, "->", result, file.read())


for text in (
    "f=open(n,'w');f.write(b'a')",
    "f=open(n,'w');f.write(5)",
    "f=open(n,'w');f.write()",
    "f=open(n,'wb');f.write('a')",
    "f=open(n,'wb');f.write(5)",
    "f=open(n,'w');f.writelines([1])",
    "f=open(n,'w');f.writelines(5)",
    "f=open(n,'wb');f.writelines(['a'])",
):
    attempt(text)
