# What the last round of a loop left is gone when its name is deleted.
import gc

count = 0


class D:
    def __del__(self):
        global count
        count += 1


for i in range(10):
    d = D(); d.l = d
del d
gc.collect()
print(count)
i = 0
while i < 10:
    d = D(); d.l = d; i += 1
d = None
gc.collect()
print(count)
