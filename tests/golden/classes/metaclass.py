"""A metaclass makes classes, has methods of its own and controls calls."""
class Meta(type):
    def __new__(meta, name, bases, namespace):
        namespace["tag"] = name.lower()
        return super().__new__(meta, name, bases, namespace)

    def __call__(cls, *args):
        print("calling", cls.__name__)
        return super().__call__(*args)

    def describe(cls):
        return f"class {cls.__name__}"

    def __len__(cls):
        return 7

    def __getattr__(cls, name):
        return f"meta {name}"

    def __repr__(cls):
        return f"<{cls.__name__}>"


class A(metaclass=Meta):
    def __init__(self, x=0):
        self.x = x


class B(A):
    pass


print(A.tag, B.tag, A(5).x, type(B) is Meta, B.describe(), len(A), A.anything, A, isinstance(A, Meta), [B])
try:
    A().describe()
except AttributeError as error:
    print(error)
