"""Measures of the product: accuracy against the gold, speed, memory. No part of what is installed."""
