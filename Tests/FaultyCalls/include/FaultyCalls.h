// Nothing is called by its name; the library is loaded before another.
