class Record(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


record = Record(name="Ann", age=3)
record.age += 1
record["town"] = "Ulm"
del record.name
print(record, record.town, record.__dict__ is record, vars(record))
print(hasattr(record, "name"), "age" in record, record == {"age": 4, "town": "Ulm"}, dir(record)[-2:])
for key in list(record):
    setattr(record, key, None)
print(record)


class Plain:
    pass


plain = Plain()
plain.__dict__ = Record(x=1)
print(plain.x)
try:
    plain.__dict__ = [1]
except TypeError as error:
    print(error)
