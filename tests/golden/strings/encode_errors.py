def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'é'.encode('ascii')",
    "'é'.encode('ascii','foo')",
    "'éé'.encode('ascii')",
    "'aé€'.encode('latin-1')",
    "'a'.encode(1)",
    "'a'.encode('utf-8',1)",
):
    attempt(text)
