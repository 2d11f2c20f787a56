from ..tools import double
from .. import version

place = f"{__name__} {double(2)} {version}"
