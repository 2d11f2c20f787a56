"""A subclass inherits, overrides and extends."""
class Animal:
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound}"


class Dog(Animal):
    sound = "woof"


class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name + " jr")
        self.age = age

    def speak(self):
        return super().speak().upper() + "!" * self.age


for animal in (Animal("a"), Dog("b"), Puppy("c", 2)):
    print(animal.speak(), isinstance(animal, Dog), type(animal).__name__, type(animal).__bases__[0].__name__)
print(issubclass(Puppy, Animal), issubclass(Dog, Puppy), Puppy.__mro__[-1], Animal.__subclasses__())
