class Foo:
    def bar(self): pass
Foo.baz
