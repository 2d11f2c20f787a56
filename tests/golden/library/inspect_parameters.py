from inspect import Parameter, Signature, signature

P = Parameter
print(P.POSITIONAL_ONLY, repr(P.VAR_POSITIONAL), P.KEYWORD_ONLY.name, int(P.VAR_KEYWORD), P.POSITIONAL_OR_KEYWORD.description)
print(P("a", P.KEYWORD_ONLY).replace(name="b", default=2), repr(P("a", P.VAR_KEYWORD, annotation=int)))
print(P("a", P.KEYWORD_ONLY) == P("a", P.KEYWORD_ONLY), P("a", P.KEYWORD_ONLY) == P("a", P.KEYWORD_ONLY, default=1))
print(P.empty, Signature.empty, P("a", P.KEYWORD_ONLY).default is P.empty)


def attempt(make):
    try:
        print(make())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


attempt(lambda: P("a b", P.KEYWORD_ONLY))
attempt(lambda: P("a", 9))
attempt(lambda: P("a", P.VAR_POSITIONAL, default=1))
attempt(lambda: P(5, P.KEYWORD_ONLY))
attempt(lambda: P("if", P.KEYWORD_ONLY))
attempt(lambda: Signature([P("a", P.KEYWORD_ONLY), P("b", P.POSITIONAL_ONLY)]))
attempt(lambda: Signature([P("a", P.POSITIONAL_ONLY), P("a", P.POSITIONAL_OR_KEYWORD)]))
attempt(lambda: Signature([P("a", P.POSITIONAL_ONLY, default=1), P("b", P.POSITIONAL_OR_KEYWORD)]))
one = signature(lambda a, *, b=1: 0)
print(one == signature(lambda a, *, b=1: 0), one != signature(lambda a, *, c=1: 0), hash(one) == hash(one))
print(one.replace(parameters=[], return_annotation=int), Signature.from_callable(len_ := lambda x, /: 0))


def given():
    pass


given.__signature__ = Signature([P("z", P.KEYWORD_ONLY, default=3)])
print(signature(given))
