"""utf-8, ascii and latin-1, with their error handlers."""
text = "aé日😀"
data = text.encode()
print(data, len(data), data.decode() == text, text.encode("UTF8") == data)
print("é".encode("latin-1"), b"\xe9".decode("latin-1"), "a".encode("ascii"))
print(text.encode("ascii", "ignore"), text.encode("ascii", "replace"), text.encode("ascii", "backslashreplace"))
print(text.encode("ascii", "xmlcharrefreplace"), b"a\xff\xfeb".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "ignore"))
print(b"\xff".decode("utf-8", "backslashreplace"), ascii(b"a\xff".decode("utf-8", errors="surrogateescape")))
