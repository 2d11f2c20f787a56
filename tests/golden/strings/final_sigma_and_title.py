def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "'ΑΣ'.lower(),'ΑΣΑ'.lower(),'Σ'.lower(),'ΑΣ.'.lower(),'ΑΣ.Α'.lower(),'aΣ\\u0301'.lower(),'Α\\u0301Σ'.lower(),'\\xadΣ'.lower(),'a\\xadΣ'.lower(),'aΣ\\xad'.lower(),'aΣ\\xadb'.lower()",
    "'ΑΣ'.title(),'ΑΣ ΒΣ'.title(),'ὈΔΥΣΣΕΎΣ'.capitalize(),'ΑΣ'.swapcase(),'ας'.swapcase()",
    "'ŉ'.title(),'ﬁx'.title(),'ﬁx'.capitalize(),'ǆ'.title(),'ǆ'.capitalize(),'İ'.lower(),len('İ'.lower()),'İx'.swapcase(),'ı'.upper()",
    "'ß'.upper(),'ẞ'.lower(),'ß'.casefold(),'ẞ'.casefold(),'ﬀ'.casefold(),'Ά'.casefold()",
    "'Hello World'.istitle(),'Hello world'.istitle(),'HeLlo'.istitle(),'1A'.istitle(),'ǅ'.istitle(),'ǅ'.isupper(),'ǅ'.islower(),'Aª'.isupper(),'aB'.islower()",
    '"they\'re bill\'s friends".title(),\'x1y\'.title(),\'ab12cd\'.title(),\'a-b_c\'.title()',
):
    attempt(text)
