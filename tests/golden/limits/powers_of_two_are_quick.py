def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=(2**10**7).bit_length()',
    'r=(4**10**6)==1<<2*10**6',
    'r=((-2)**(10**6+1))==-(1<<10**6+1)',
    'r=(6**500)==2**500*3**500',
    'r=((-12)**3)',
    'r=0**10**30,1**10**30,(-1)**10**30,(-1)**(10**30+1)',
):
    attempt(text)
