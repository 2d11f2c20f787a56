import sys, _other_half
done = 1
