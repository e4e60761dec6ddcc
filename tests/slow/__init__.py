"""A slow planner: one person, text in, text out, written from the rules alone."""
