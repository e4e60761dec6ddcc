"""The parts of the planner's page, from top to bottom."""
