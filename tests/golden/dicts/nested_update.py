"""Dicts of dicts, changed along a path."""
config = {"server": {"host": "a", "ports": [80]}, "debug": False}
config["server"]["ports"].append(443)
config["server"]["host"] += ".example"
config["debug"] = not config["debug"]
config["log"] = {"level": {"name": "info"}}
config["log"]["level"]["name"] = "warn"
del config["server"]["ports"][0]
print(config)
for path in ("server", "log"):
    print(path, *config[path].keys())
try:
    config["server"]["missing"]["deeper"]
except KeyError as error:
    print("no", error)
