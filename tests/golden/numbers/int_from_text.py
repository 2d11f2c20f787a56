"""int() reads digits, signs, underscores, spaces and bases."""
print(int("42"), int("-42"), int("+7"), int("  10\n"), int("1_000_000"))
print(int("ff", 16), int("0xff", 16), int("0xff", 0), int("0b101", 0), int("0o17", 0))
print(int("z", 36), int("-0x10", 16), int("0", 0), int("00", 0))
print(int("123456789012345678901234567890"), int("10" * 40, 2))
print(int("٤٢"), int(b"12"))
print(int(), int(True), int(3.99), int(-3.99), int(1e20))
