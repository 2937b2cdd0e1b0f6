"""Hand the graph to others: files in the forms of RDF."""

from daibieu.publish.export import export
from daibieu.publish.formats import FORMS, Form

__all__ = ["FORMS", "Form", "export"]
