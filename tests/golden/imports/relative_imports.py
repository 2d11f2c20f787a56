"""Modules of a package import each other by dots."""
from helper_pkg.uses import report

print(report())
