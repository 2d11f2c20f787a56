import print sys
