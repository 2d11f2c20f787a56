"""A name that the module lacks, uncaught, suggests a near one."""
from _greeter import greet, Greeting
