"""A subclass of ExceptionGroup keeps its kind in parts by derive."""
class Errors(ExceptionGroup):
    def __new__(cls, message, exceptions, code):
        self = super().__new__(cls, message, exceptions)
        self.code = code
        return self

    def derive(self, exceptions):
        return Errors(self.message, exceptions, self.code)


group = Errors("mine", [ValueError(1), KeyError(2)], 42)
group.add_note("kept")
part, rest = group.split(ValueError)
print(type(part).__name__, part.code, part.__notes__, repr(rest), rest.code)
try:
    raise group
except* KeyError as g:
    print(type(g).__name__, g.code)
except* ValueError as g:
    print(g.exceptions)
