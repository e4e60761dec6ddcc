"""The tests; `slow` is the planner they trust."""
