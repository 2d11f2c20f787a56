import traceback


class Deep:
    def __len__(self):
        return len(self)

    def __add__(self, other):
        return self + other

    def __getattr__(self, name):
        return self.missing

    def __repr__(self):
        return repr(self)

    def __str__(self):
        return str(self)

    def __hash__(self):
        return hash(self)

    def __iter__(self):
        return iter(self)

    def __getitem__(self, index):
        return self[index]


for attempt in (
    lambda: len(Deep()),
    lambda: Deep() + 1,
    lambda: Deep().missing,
    lambda: repr(Deep()),
    lambda: str(Deep()),
    lambda: hash(Deep()),
    lambda: iter(Deep()),
    lambda: Deep()[1],
):
    try:
        attempt()
    except RecursionError as error:
        entries = traceback.format_tb(error.__traceback__)
        print(error, len(entries), [entry.strip() for entry in entries if "repeated" in entry])
