"""The parts of the map of all ladders."""
