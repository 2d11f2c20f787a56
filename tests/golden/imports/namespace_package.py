import space.one, space
print(space.__name__, space.__file__, len(space.__path__), space.__spec__.origin, repr(space)[:26], space.one.VALUE)
try: from space import two
except ImportError as e: print(e)
