"""type() makes a class from name, bases and namespace."""
def greet(self):
    return f"hello from {self.name}"


Base = type("Base", (), {"name": "base", "greet": greet})
Child = type("Child", (Base,), {"name": "child", "__doc__": "Made."})
print(Base().greet(), Child().greet(), Child, Child.__doc__, Child.__bases__, Child.__module__, Child.__qualname__)
for arguments in (("X", 5, {}), (5, (), {}), ("X", (), 5), ("X", ())):
    try:
        type(*arguments)
    except TypeError as error:
        print(error)
print(type(5), type(type), type(type(5)) is type)
