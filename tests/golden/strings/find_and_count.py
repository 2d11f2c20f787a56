def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'abcabc'.find('c'),'abcabc'.rfind('c'),'abc'.find('z'),'abc'.find(''),'abc'.find('',3),'abc'.find('',4),'abc'.rfind(''),'abc'.rfind('',1,2)",
    "'abc'.find(1)",
    "'abc'.index('z')",
    "'abc'.index(None)",
    "'abc'.count('')",
    "'abc'.count('',1)",
    "'abc'.count(1)",
    "'aaa'.count('aa')",
    "'abc'.rindex('z')",
):
    attempt(text)
