"""throw raises at the paused yield, which may handle it."""
def g():
    for n in range(5):
        try:
            yield n
        except ValueError as error:
            print("handled", error)
            yield "from handler"
        except KeyError:
            return


gen = g()
print(next(gen), gen.throw(ValueError("v")), next(gen), gen.throw(ValueError), next(gen))
try:
    gen.throw(KeyError)
except StopIteration:
    print("returned")
try:
    gen.throw(IndexError("exhausted"))
except IndexError as error:
    print(error)
unstarted = g()
try:
    unstarted.throw(RuntimeError("not started"))
except RuntimeError as error:
    print(error, list(unstarted))
try:
    g().throw("text")
except TypeError as error:
    print(error)
