"""Decorators, bases and keywords, then the body, then decoration."""
def e(name, value=object):
    print(name, end=" ")
    return value


class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases, **keywords):
        print("prepare", name, keywords, end=" ")
        return {}

    def __new__(cls, name, bases, namespace, **keywords):
        print("new", name, end=" ")
        return super().__new__(cls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **keywords):
        print("init", name, end=" ")


@e("decorator", lambda cls: e("decorate", cls))
class C(e("base"), metaclass=e("meta", Meta), option=e("option", 5)):
    e("body")
    x = e("value", 1)


print(C.x)
