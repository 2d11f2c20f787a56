"""A descriptor learns its name and answers for each instance."""
class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return f"{owner.__name__}.{self.name}"
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} wants {self.kind.__name__}")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print("delete", self.name)


class Person:
    name = Typed(str)
    age = Typed(int)


p = Person()
print(Person.age, p.age)
p.age = 5
print(p.age, p.__dict__)
try:
    p.name = 5
except TypeError as error:
    print(error)
del p.age
p.__dict__["age"] = "hidden by the descriptor?"
print(p.age)
