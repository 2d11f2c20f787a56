class Tags(set):
    def __repr__(self): return "!" + super().__repr__()


class Fixed(frozenset):
    def __repr__(self): return "!" + super().__repr__()


class Raw(bytearray):
    def __repr__(self): return "!" + super().__repr__()


class Row(list):
    def __repr__(self): return "!" + super().__repr__()


class Plain(set): pass
class Quiet(bytearray): pass


print(Tags([1]), [Tags()], Fixed([2]), Fixed(), repr(Raw(b"a")), Row([1]), Plain([3]).__repr__(), Plain().__repr__())
print(set.__repr__(Plain([4])), bytearray.__str__(Quiet(b"b")), str(Raw(b"c")), bytearray.__repr__(Quiet(b"d")))
row = Row()
row.append(row)
print(row, list.__repr__(row))
