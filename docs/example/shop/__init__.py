"""A shop that bills in any currency: the example of typedamock's documentation."""
