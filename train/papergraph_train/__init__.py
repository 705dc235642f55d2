"""Makes the weights of papergraph's accurate tier. Not needed to use papergraph."""
