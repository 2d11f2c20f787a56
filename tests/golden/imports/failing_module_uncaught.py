"""The traceback of a failing module shows the import and the module's line."""
def load():
    import _broken


load()
