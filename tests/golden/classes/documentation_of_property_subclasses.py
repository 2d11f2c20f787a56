class Field(property):
    """A property of a record."""


class Bare(property):
    __slots__ = ()


class Record:
    @Field
    def name(self):
        """The name."""

    @Field
    def age(self):
        return 1

    @name.setter
    def named(self, value):
        pass


print(Record.name.__doc__, Record.age.__doc__, Record.named.__doc__, Field.__doc__)
print(Field(None, None, None, "given").__doc__, Field(doc="by name").__doc__)
print(Bare(Record.age.fget).__doc__)
try:
    Bare(Record.name.fget)
except AttributeError as error:
    print(error)
