"""The commands: each calls what it is for and prints what came of it; gives its exit code."""
