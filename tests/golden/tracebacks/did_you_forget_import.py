"""A name of a library module that was not imported suggests the import."""
def pause():
    time.sleep(1)


pause()
