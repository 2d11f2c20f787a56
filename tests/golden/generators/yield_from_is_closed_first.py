"""GeneratorExit closes what a generator yields from first, then the generator itself; other exceptions go to the innermost."""


def inner_ret():
    try: yield 1
    except GeneratorExit: return 'x'
def inner_yield():
    try: yield 1
    except GeneratorExit: yield 2
def inner_raise():
    try: yield 1
    except GeneratorExit: raise ValueError('v')
def inner_fin():
    try: yield 1
    finally: print('inner fin')
def outer(f):
    try:
        r = yield from f()
        print('r',r)
    except BaseException as e:
        print('outer', repr(e), repr(e.__context__))
        raise
    finally: print('outer fin')
for f in (inner_ret, inner_yield, inner_raise, inner_fin):
    print('==', f.__name__, 'close')
    g=outer(f); next(g)
    try: print('closed', g.close())
    except BaseException as e: print('E', repr(e))
    print('==', f.__name__, 'throw GE')
    g=outer(f); next(g)
    try: print('threw', g.throw(GeneratorExit))
    except BaseException as e: print('E', repr(e))
    try: print(next(g))
    except BaseException as e: print('E2', repr(e))
    print('==', f.__name__, 'throw GE inst')
    g=outer(f); next(g)
    try: print('threw', g.throw(GeneratorExit('m')))
    except BaseException as e: print('E', repr(e))
    print('==', f.__name__, 'throw VE')
    g=outer(f); next(g)
    try: print('threw', g.throw(ValueError('t')))
    except BaseException as e: print('E', repr(e))
    print('==', f.__name__, 'throw SI')
    g=outer(f); next(g)
    try: print('threw', g.throw(StopIteration('si')))
    except BaseException as e: print('E', repr(e))
class It:
    def __iter__(s): return s
    def __next__(s): return 5
class ItC(It):
    def close(s): print('It.close')
class ItCe(It):
    def close(s): raise KeyError('c')
class ItT(It):
    def throw(s,*a): print('throw',a); return 7
class ItTs(It):
    def throw(s,*a): raise StopIteration(9)
class ItS(It):
    def send(s,v): print('send',v); return v
for c in (It,ItC,ItCe,ItT,ItTs,ItS):
    for op in ('close','throw','ge','send'):
        g=outer(c); next(g)
        print('==',c.__name__,op)
        try:
            if op=='close': print(g.close())
            elif op=='throw': print(g.throw(ValueError('t')))
            elif op=='ge': print(g.throw(GeneratorExit))
            else: print(g.send(3))
        except BaseException as e: print('E',repr(e))
def three():
    yield from outer(inner_ret)
g=three(); next(g); print(g.close())
def self_deleg():
    yield from me
me=self_deleg()
try: next(me)
except ValueError as e: print(e)
