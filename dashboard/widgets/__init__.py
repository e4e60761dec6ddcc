"""Inputs and display blocks that more than one page uses."""
