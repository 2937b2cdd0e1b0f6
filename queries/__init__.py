"""Questions: each a `.rq` file with its header, asked of any store, answered with the sentences that say so."""

from daibieu.queries.asking import Answered, ask
from daibieu.queries.library import Parameter, Question, questions

__all__ = ["Answered", "Parameter", "Question", "ask", "questions"]
