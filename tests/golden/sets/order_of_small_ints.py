"""Small integers, added one by one, iterate by their place in the table."""


def build(*numbers):
    result = set()
    for n in numbers:
        result.add(n)
    return result


print(build(3, 1, 2), build(5, 0, 8, 16), build(9, 1, 17), build(-1, -2, 0, 1), build(100, 50, 25, 12))
print(build(8, 0), build(0, 8), build(16, 8, 0), build(7, 15, 23, 31), build(7, 15, 23, 31, 39))
print(set([10, 20, 30, 40, 50]), set([32, 64, 1]), build(1.5, 0.5, 2.5), build(2**70, 1, 2**61))
