# A list of one sort of items takes items of any other sort, wherever they come in.
starts = [[1, 2, 3, 4], [True, False, True], [1.5, -0.0, 2.25], ["a", "b", "c"], [None, None, None], [2**65, [1], ()]]
others = [0, True, None, 1.0, "z", 2**80]


def one_by_one(items):
    made = []
    for item in items:
        made.append(item)
    return made


for start in starts:
    for other in others:
        appended, inserted, replaced, extended = (one_by_one(start) for _ in range(4))
        appended.append(other)
        inserted.insert(1, other)
        replaced[-1] = other
        extended += (other, start[0])
        print(appended, inserted, replaced, extended)
        cut, stepped = one_by_one(start), one_by_one(start)
        cut[1:2] = [other, other]
        stepped[::2] = [other] * len(stepped[::2])
        print(cut, stepped, one_by_one(start) + [other], [other] + one_by_one(start))
        repeated = [other] * 3
        repeated[1] = start[0]
        print(repeated, ([other] + start) * 2, (one_by_one(start) * 2)[::-2], other in start, appended.count(other))

emptied = one_by_one([1, 2])
emptied.pop(), emptied.pop()
emptied.append("text")
emptied.append(2.5)
print(emptied)
