NAME = "/tmp/rondo-golden-encodings.tmp"


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
    "f=open(n,'w',encoding='ascii');f.write('é')",
    "f=open(n,'w',encoding='ascii',errors='replace');f.write('é');f.close()",
    "f=open(n,'w',encoding='utf-8-sig');f.write('é');f.close();r=open(n,encoding='utf-8-sig').read(),open(n,encoding='utf-8').read()",
    "f=open(n,'w',encoding='latin-1');f.write('é');f.close();r=open(n,encoding='latin-1').read()",
    "f=open(n,'w',encoding='latin-1');f.write('é');f.close();r=open(n,errors='replace').read()",
    "f=open(n,'w',encoding='latin-1');f.write('é');f.close();open(n).read()",
):
    attempt(text)
