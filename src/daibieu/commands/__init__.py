"""The commands, one module a concern: each parses, calls one function, prints."""
