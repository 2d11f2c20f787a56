def attempt(text):
    names = {}
    try:
        exec(text, names)
        print(text.replace("\n", " | "), "->", repr(names.get("r")))
    except Exception as error:
        print(text.replace("\n", " | "), "->", type(error).__name__, error)


for text in (
    'r=list({3,1,2}),list({100,5,33}),list(set(range(20,0,-1))),list({-1,-2,-3}),list({2**40,2**50,1}),list({1.5,2.5,0.1}),list({True,2}),list({(1,2),(3,4),(0,)}),list({None})',
    'r=list(set(range(100))-set(range(0,100,3))),list(set(range(50))|{1000,2000,3000}),list({10,20,30}&{30,10,99}),list({10,20,30}^{30,7})',
    's=set(range(1000));[s.discard(i) for i in range(990)];r=list(s);s.add(5);s.add(2000);r=r,list(s)',
    's=set();[s.add(i*7919%1009) for i in range(60)];r=list(s),s.pop(),s.pop()',
    'r=list(frozenset(range(30,0,-3))),list({i*i for i in range(15)}),list(set([8,0,16,24,32])),list({0,8,16,1,9}),list(set([1<<62,1<<61,0]))',
    's=set([1,2,3]);t=s.copy();t.add(65);r=list(t),list(s|{65})',
):
    attempt(text)
