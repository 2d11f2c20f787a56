"""surrogateescape and surrogatepass, for every encoding that knows them."""
def show(function, *args):
    try:
        print(ascii(function(*args)))
    except UnicodeError as error:
        print(error)


for encoding in "utf-8", "ascii", "latin-1", "utf-16", "utf-32-be":
    print(encoding)
    for handler in "surrogateescape", "surrogatepass", "backslashreplace", "xmlcharrefreplace", "strict":
        show("a\udc80\ud800b".encode, encoding, handler)
        show("\udcffb".encode, encoding, handler)
for handler in "surrogateescape", "surrogatepass", "replace":
    show(b"a\xff\xed\xa0\x80\xe2\x82".decode, "utf-8", handler)
    show(b"\xed\xa0\x80".decode, "utf-8", handler)
    show(b"\x80".decode, "ascii", handler)
    show(b"\x00\xd8a\x00".decode, "utf-16-le", handler)
