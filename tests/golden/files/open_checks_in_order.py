# The file is opened before text without a buffer is refused.
for name in ("no such file", __file__):
    for mode, options in (("r", {}), ("rt", {}), ("rb", {}), ("rb", {"encoding": "utf-8"}), ("r", {"encoding": "no"})):
        try:
            open(name, mode, buffering=0, **options).close()
            print(mode, "opened")
        except (OSError, ValueError, LookupError) as error:
            print(mode, type(error).__name__, error)
open(__file__, buffering=-5).close()
