"""The parts of the overview's page."""
