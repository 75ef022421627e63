"""The vendored fonts and emoji; their licence is OFL.txt, they are cut by build.py."""
