"""Sorting, inverting and grouping dicts."""
ages = {"Ann": 31, "Bob": 25, "Cid": 31}
print(sorted(ages.items(), key=lambda item: item[1]))
print(dict(sorted(ages.items(), key=lambda item: (-item[1], item[0]))))
by_age = {}
for name, age in ages.items():
    by_age.setdefault(age, []).append(name)
print(by_age, {age: len(names) for age, names in by_age.items()})
print(max(ages, key=ages.get), sum(ages.values()) / len(ages))
