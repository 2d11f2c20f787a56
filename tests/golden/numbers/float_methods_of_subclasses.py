import math


class Odd(float):
    def __float__(self): return 9.5
    def __int__(self): return 42


class Count(int):
    def __float__(self): return 7.5
    def __int__(self): return 70


odd, count = Odd(1.5), Count(3)
print(float(odd), int(odd), complex(odd), float(count), int(count), complex(count))
print("%f %g %d %.1e" % (odd, odd, odd, odd), b"%f" % odd)
print("%f %d %x" % (count, count, count))
print(math.sqrt(Odd(4.0)), math.floor(odd), math.fsum([odd, odd]), math.isnan(odd))
