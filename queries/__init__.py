"""Questions: each a `.rq` file with its header, asked of any store by name or in words, answered with its sentences."""

from daibieu.queries.asking import Answered, ask
from daibieu.queries.library import Parameter, Question, questions
from daibieu.queries.understanding import Understood, ask_in_words, understand

__all__ = ["Answered", "Parameter", "Question", "Understood", "ask", "ask_in_words", "questions", "understand"]
