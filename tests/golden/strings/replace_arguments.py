def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'abc'.replace('b','x'),'aaa'.replace('a','b',2),'abc'.replace('','-'),'abc'.replace('','-',2),'abc'.replace('b','',-1),'aaa'.replace('a','b',count=1)",
    "'abc'.replace('a')",
    "'abc'.replace(1,'a')",
    "'abc'.replace('a',1)",
    "'abc'.replace('a','b','c')",
):
    attempt(text)
