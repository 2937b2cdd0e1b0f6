"""Show what a store answers, and what the reader found in an article: networks, and the article with its findings."""

from daibieu.viz.explain import explained_text, write_explained
from daibieu.viz.network import KINDS, network
from daibieu.viz.page import write_page

__all__ = ["KINDS", "explained_text", "network", "write_explained", "write_page"]
