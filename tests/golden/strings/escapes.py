"""Every escape sequence of a string literal."""
print("tab[\t] newline[\n] quote[\"] apostrophe[\'] backslash[\\]")
print("\x41\u0042\U00000043\N{LATIN SMALL LETTER E WITH ACUTE}\101\60")
print(repr("\a\b\f\n\r\t\v\0\x7f\x80\xa0"))
print("one \
line")
print(len("\0"), len("\x00\0001"))
