"""The grammar of directives: `extract.py` tells the steps in order; each step is a room of its own."""
