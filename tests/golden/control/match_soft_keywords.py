"""match, case, type and _ stay usable as names."""
match = [1, 2]
case = {"k": 1}
type_ = type
print(match[0], case["k"], match, (match), -match[1])
match[0] = 5
match.append(case)
print(match)


def case(match=1):
    return match


print(case(3), case())
_ = 7
match match:
    case [_, *_]:
        print("matched", _)
type = "text"
print(type, type_(type).__name__)
