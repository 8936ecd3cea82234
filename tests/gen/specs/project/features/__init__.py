"""One feature of the language a module: what `typedamock gen` reads in its tests."""
