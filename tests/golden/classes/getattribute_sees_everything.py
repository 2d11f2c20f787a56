"""__getattribute__ is asked for every attribute of an instance."""
class Spy:
    kind = "spy"

    def __init__(self):
        self.x = 1

    def method(self):
        return self.x

    def __getattribute__(self, name):
        print("get", name, end=" ")
        if name == "blocked":
            raise AttributeError("blocked")
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return f"fallback {name}"

    def __len__(self):
        return 3


s = Spy()
print(s.x, s.kind, s.method(), s.blocked, s.missing)
print(len(s), Spy.kind)
