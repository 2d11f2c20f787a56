def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'abc'.center(10),'abc'.center(8),'ab'.center(5),'abc'.center(2),'abc'.center(6,'-'),'ab'.center(7,'-')",
    "'abc'.center('a')",
    "'abc'.center(5,'')",
    "'abc'.center(5,'ab')",
    "'abc'.ljust(5,1)",
    "'abc'.ljust(1.5)",
    "'abc'.rjust()",
    "'-5'.zfill(5),'+5'.zfill(5),'--5'.zfill(6),''.zfill(3),'5'.zfill(-1)",
    "'5'.zfill('a')",
):
    attempt(text)
