"""sys.argv holds the script's name and nothing else here."""
import sys

print(sys.argv, len(sys.argv))
