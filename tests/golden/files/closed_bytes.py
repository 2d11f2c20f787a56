NAME = "/tmp/rondo-golden-closed_bytes.tmp"


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
    "f=open(n,'rb');f.close();f.read()",
    "f=open(n,'rb');f.close();f.readline()",
    "f=open(n,'rb');f.close();f.readlines()",
    'f=open(n,\'rb\');f.close();f.write(b"")',
    "f=open(n,'rb');f.close();f.seek(0)",
    "f=open(n,'rb');f.close();f.tell()",
    "f=open(n,'rb');f.close();f.truncate()",
    "f=open(n,'rb');f.close();f.flush()",
    "f=open(n,'rb');f.close();f.fileno()",
    "f=open(n,'rb');f.close();f.readinto(bytearray(1))",
    "f=open(n,'r+b');f.close();f.read()",
    "f=open(n,'r+b');f.close();f.readline()",
    "f=open(n,'r+b');f.close();f.readlines()",
    'f=open(n,\'r+b\');f.close();f.write(b"")',
    "f=open(n,'r+b');f.close();f.seek(0)",
    "f=open(n,'r+b');f.close();f.tell()",
    "f=open(n,'r+b');f.close();f.truncate()",
    "f=open(n,'r+b');f.close();f.flush()",
    "f=open(n,'r+b');f.close();f.fileno()",
    "f=open(n,'r+b');f.close();f.readinto(bytearray(1))",
):
    attempt(text)
