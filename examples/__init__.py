"""Twelve short articles and what each of them says, read by hand.

`articles.jsonl` holds the articles, `gold.jsonl` their Readings without evidence; `README.md` tells
what each is there for. Only the first retells something that happened: nobody else in them exists.
"""
