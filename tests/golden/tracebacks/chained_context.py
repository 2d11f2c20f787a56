"""An exception during handling prints what was being handled first."""
def handle(d):
    try:
        return d["missing"]
    except KeyError:
        return d.missing


handle({})
