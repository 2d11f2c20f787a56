import _space.one, _space
print(_space.__name__, _space.__file__, len(_space.__path__), _space.__spec__.origin, repr(_space)[:26], _space.one.VALUE)
try: from _space import two
except ImportError as e: print(e)
