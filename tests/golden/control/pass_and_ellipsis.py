"""Bodies that do nothing."""
def a(): pass
def b(): ...
def c(): "docstring only"
class D: ...
class E: pass
for _ in range(2): pass
while False: ...
if a(): pass
else: print(a(), b(), c(), D().__class__.__name__, ..., Ellipsis is ..., type(...).__name__, bool(...))
try: pass
finally: print("done"); print("twice");
