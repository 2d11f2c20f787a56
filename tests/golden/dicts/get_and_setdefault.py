"""get never inserts, setdefault does."""
d = {"a": None}
print(d.get("a", 1), d.get("b"), d.get("b", 2), d)
print(d.setdefault("a", 1), d.setdefault("b", []), d.setdefault("c"), d)
d.setdefault("b", "unused").append(5)
print(d)
groups = {}
for word in ["apple", "bean", "avocado", "beet"]:
    groups.setdefault(word[0], []).append(word)
print(groups)
