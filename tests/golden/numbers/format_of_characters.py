def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "format(65,'c'),format(0x10ffff,'c'),format(128512,'c')",
    "format(65,'+c')",
    "format(65,'#c')",
    "format(65,'.2c')",
    "format(65,',c')",
    "format(-1,'c')",
    "format(0x110000,'c')",
):
    attempt(text)
