def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'a'.expandtabs('x')",
    "'a\\tb'.expandtabs(0),'a\\tb'.expandtabs(-1),'a\\tb\\n\\tc\\r\\td'.expandtabs(4),'\\t'.expandtabs(tabsize=2)",
    "'a\\tb'.expandtabs(2**31)",
):
    attempt(text)
