# A tuple of classes may be of a subclass of tuple; what it iterates to does not matter.
class Classes(tuple):
    def __iter__(self):
        return iter(())


print(isinstance(1, Classes([str, int])), isinstance(1, Classes([str])), isinstance(1, (str, Classes([int]))))
print(issubclass(bool, Classes([str, int])), issubclass(bool, Classes([str])))
