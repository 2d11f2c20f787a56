"""Objects with __index__ serve as bounds, indexes and slice parts."""
class Two:
    def __index__(self):
        return 2


two = Two()
print(range(two), list(range(two, 10, two)), [10, 20, 30][two], "abcdef"[two:], "abcdef"[::two], [0] * two, hex(two))
try:
    [1][1.5:]
except TypeError as error:
    print(error)
