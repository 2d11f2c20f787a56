def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    "('a'*10**5).replace('a','b'*10**9)",
    "('a'*10**5).replace('','b'*10**8)",
    "(b'a'*10**6).replace(b'a',b'b'*10**8)",
    "r=len(('a'*10**5).replace('a','bb'))",
    "r=len(('a'*10).replace('a','b'*10**6,3))",
):
    attempt(text)
