text = "aé€😀\n\t\r\\'\"\x00\x7f\x80\udc80"
print(text.encode("unicode_escape"), text.encode("unicode-escape").decode("unicode-escape") == text)
print(ascii(rb"\n\x41\u20ac\U0001f600\N{BULLET}\101\7\0\a\'".decode("unicode_escape")), b"\xe9\\\nx".decode("unicode_escape"))
print(rb"\d".decode("unicode_escape"))
for encoded in [rb"\x4", rb"\xg1", rb"\u12", rb"\U11111111", b"abc\\", rb"\N", rb"\N{foo", rb"\N{NO SUCH}", rb"\N{}"]:
    for handler in ["strict", "ignore", "replace", "backslashreplace"]:
        try:
            print(ascii(encoded.decode("unicode_escape", handler)))
        except UnicodeDecodeError as error:
            print(error)
