def attempt(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for text in (
    "format(255,'x'),format(255,'#x'),format(255,'X'),format(255,'#X'),format(255,'o'),format(255,'#o'),format(255,'b'),format(255,'#b'),format(255,'08b'),format(-255,'#012x')",
    "format(255,',x')",
    "format(1234567,','),format(1234567,'_'),format(255,'_b'),format(2**40,'_x'),format(1234567,'015,'),format(-1234567,'+,')",
    "format(5,'.2d')",
    "format(5,'.2f'),format(5,'e'),format(5,'g'),format(5,'%'),format(5,'G'),format(5,'E'),format(10**400,'d')",
    "format(5,'n')",
    "format(5,'s')",
    "format(5,'z')",
    "format(5,'zd')",
    "format(5,'q')",
    "format(5,'5'),format(5,'<5'),format(5,'^5'),format(5,'=5'),format(-5,'=5'),format(-5,'05'),format(5,'*^9'),format(5,'+'),format(5,' '),format(5,'-')",
    "format(5,'++')",
    "format(5,',,')",
    "format(5,',_')",
    "format(5,'_,')",
    "format(5,'{')",
    "format(5,'.f')",
    "format(5,'99999999999999999999d')",
    "format(5,'.99999999999999999999f')",
    "format(5,',n')",
):
    attempt(text)
