"""from … import of a half-run module fails."""
try:
    import _circle_from
except ImportError as error:
    print(str(error).split(" (/")[0])
