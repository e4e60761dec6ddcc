"""A file of people in, faults by row and column; plans out."""
