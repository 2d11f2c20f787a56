"""Standard output and standard error each keep their own order."""
import sys

for n in range(3):
    print("out", n)
    print("err", n, file=sys.stderr)
sys.exit("bye")
