"""A package runs its __init__, once, before its modules."""
import helper_pkg.tools

print(helper_pkg.version, helper_pkg.double(2), helper_pkg.tools.double is helper_pkg.double)
from helper_pkg import tools, version as v

print(tools is helper_pkg.tools, v, helper_pkg.__name__)
import helper_pkg.inner.deep as deep

print(deep.place, helper_pkg.inner.deep is deep)
