"""partition and rpartition cut at the first or last separator."""
print("key=value=more".partition("="), "key=value=more".rpartition("="))
print("none".partition("="), "none".rpartition("="))
print("=".partition("="), "a--b".partition("--"))
try:
    "a".partition("")
except ValueError as error:
    print(error)
