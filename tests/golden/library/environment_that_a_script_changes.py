import os

os.environ["RONDO_TRIES"] = "one"
print(os.getenv("RONDO_TRIES"), os.environ.get("RONDO_TRIES"))
del os.environ["RONDO_TRIES"]
print(os.getenv("RONDO_TRIES"), os.getenv("RONDO_TRIES", "none"))
