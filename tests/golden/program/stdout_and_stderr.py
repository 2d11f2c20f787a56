"""sys.stdout.write and sys.stderr.write."""
import sys

print(sys.stdout.write("written\n"), sys.stderr.write("error text é\n"))
sys.stdout.write("no newline at the end")
sys.stdout.flush()
sys.stderr.write("last error")
