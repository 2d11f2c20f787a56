print("package", __name__)
from .tools import double

version = "1.0"
