yield from []
