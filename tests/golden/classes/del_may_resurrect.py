"""__del__ may bring the object back, and runs only once."""
saved = []


class Phoenix:
    def __del__(self):
        print("dying")
        saved.append(self)


p = Phoenix()
del p
print(len(saved))
saved.clear()
print(len(saved))
