"""The tests; `slow_planner` is the planner they trust."""
