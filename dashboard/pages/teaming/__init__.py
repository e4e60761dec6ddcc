"""The parts of the page 团队 Team."""
