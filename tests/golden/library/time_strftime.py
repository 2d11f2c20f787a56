# Every directive, with flags and widths, for days at the edges of years and weeks.
import time

LETTERS = "aAbBcCdDeFgGhHIjklmMnpPrRStTuUVwWxXyYzZ%"
days = [(2024, 2, 29, 13, 5, 9, 3, 60, 0), (2023, 1, 1, 0, 0, 0, 6, 1, -1), (2026, 12, 31, 23, 59, 60, 3, 365, 1),
        (99, 7, 4, 12, 0, 1, 5, 185, 0), (-5, 3, 3, 3, 3, 3, 3, 62, 0), (12345, 10, 10, 10, 10, 10, 0, 283, 0)]
for day in days:
    print([letter + time.strftime("%" + letter, day) for letter in LETTERS])
leap = days[0]
print([time.strftime("%" + flag, leap) for flag in ("-d", "_m", "05d", "^a", "#p", "#Z", "10Y", "-j", "_H", "3%", "^B", "Ey",
                                                      "Od", "EQ", "Q", "", "5", "+4Y", "-I", "P", "012c", "_5e", "^P", "#B")])
print(repr(time.strftime("")), time.strftime("no directive"), time.strftime("%H:%M ünïcode %Y", leap))
print([time.strftime("%G-%V-%u", time.gmtime(86_400 * day)) for day in range(19_355, 19_365)])
for wrong in ((1,), ("x",) * 9, (2**31,) * 9, (-(2**31),) * 9, 5, None, [1] * 9):
    try:
        print(time.strftime("%Y", wrong))
    except (TypeError, OverflowError) as error:
        print(type(error).__name__, error)
for field, value in ((1, 13), (1, 0), (2, 32), (2, 0), (3, 24), (4, 60), (5, 62), (5, 61), (6, -2), (6, -1), (7, 367), (7, 0)):
    odd = list(leap)
    odd[field] = value
    try:
        print(time.strftime("%c|%j", tuple(odd)))
    except ValueError as error:
        print(error)
for wrong in ("a\0b", 5):
    try:
        time.strftime(wrong, leap)
    except (ValueError, TypeError) as error:
        print(error)
