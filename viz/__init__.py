"""Show what a store answers: networks of people, bodies, events and positions."""

from daibieu.viz.network import KINDS, network
from daibieu.viz.page import write_page

__all__ = ["KINDS", "network", "write_page"]
