"""Commands by which people decide who and what is one, and what was misread; and take it back."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from daibieu.commands.options import DEFAULT_STORE, Format, FormatOption, StoreOption
from daibieu.console import print_json, print_rows, say
from daibieu.errors import DecisionError

if TYPE_CHECKING:
    from daibieu.graph.deciding import Entered, Taken, Thing
    from daibieu.graph.decisions import Decision, Words
    from daibieu.graph.reviewing import Claim, Orphan, Question, Reason, Side

WHY = "..."
# Of the articles that a decision holds on to so many are named.
MOST_NAMED = 3
WhyOption = Annotated[str, typer.Option("--why", metavar="REASON", help="The reason, in words; it is kept.")]
WhoOption = Annotated[
    str | None, typer.Option("--who", metavar="NAME", help="Who decides; the login name if not given.")
]
ThingArgument = Annotated[
    str, typer.Argument(metavar="THING", help="A person, body or event, by address or by name; or one of its claims.")
]


class Kind(StrEnum):
    """Of what the open questions are."""

    person = "person"
    event = "event"


def review(
    about: Annotated[
        str | None,
        typer.Argument(
            metavar="THING|ARTICLE",
            help="Only what is about this person, event or body, by address or name; of an article (article/ID): "
            "what it was read to say, each claim by its address.",
        ),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Only questions of this kind.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="So many questions at most.")] = 20,
    joins: Annotated[
        bool, typer.Option("--joins", help="Why the mentions of THING were taken for one, the weakest reason last.")
    ] = False,
    format: FormatOption = Format.table,  # noqa: A002 - the option's name
) -> None:
    """List who and what may be one and is not taken for one, the likeliest first, with the sentences of both sides.

    Each question ends with the commands that answer it. Decisions whose words are gone from the articles stand below.
    """
    from daibieu.commands.hints import names_told
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened, names_told(store):
        if joins:
            if about is None:
                raise DecisionError("--joins tells of one person, event or body; name it before the options")
            found = opened.reasons(about)
            _print_joins(found, opened.base, store, format)
            return
        if about is not None and opened.is_article(about):
            claims = [_claim(one, opened.base) for one in opened.claims(about)]
            print_rows(claims, ("claim", "kind", "says", "fields", "sentence"), format)
            return
        told = opened.review(about, kind=kind.value if kind else None, limit=limit)
        base = opened.base
    rows = [_question(one, base, store) for one in told.questions]
    rows += [_orphan(one, store) for one in told.orphans]
    if format is Format.json:
        print_json(rows)
    elif format is Format.csv:
        flat = [{**row, "left": _flat(row.get("left")), "right": _flat(row.get("right"))} for row in rows]
        print_rows(flat, ("open", "kind", "score", "reason", "left", "right", "merge", "split", "undo"), format)
    else:
        print(
            "\n\n".join("\n".join(_for_the_eye(row, nth)) for nth, row in enumerate(rows, start=1)) or "nothing is open"
        )
    if told.more:
        say(f"{told.more} more questions; --limit shows more of them")


def merge(
    one: ThingArgument,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The other one, given likewise.")],
    why: WhyOption,
    who: WhoOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take two people, two events or two bodies for one."""
    from daibieu.commands.hints import names_told
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened, names_told(store):
        taken = opened.merge(one, other, why=why, who=who)
        _print_taken(taken, opened.base, store)


def split(
    whole: ThingArgument,
    apart: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="APART...",
            help="What is another: mentions of it, by claim or by article; or another thing to be kept apart from it. "
            "Nothing: what was merged last comes apart again, else the weakest join.",
        ),
    ] = None,
    why: WhyOption = "",
    who: WhoOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take one person, event or body for two, or keep two apart that look like one."""
    from daibieu.commands.hints import names_told
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened, names_told(store):
        taken = opened.split(whole, *(apart or ()), why=why, who=who)
        _print_taken(taken, opened.base, store)


def correct(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="A claim of an article, by address.")],
    why: WhyOption,
    remove: Annotated[bool, typer.Option("--remove", help="The article does not say it: take the claim away.")] = False,
    values: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="A field and what it should say; empty: nothing is told."),
    ] = None,
    who: WhoOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Correct what an article was read to say: take a claim away, or change fields of it."""
    from daibieu.facade import open_store

    fields = dict(_field(one) for one in values or ())
    with open_store(store, create=False) as opened:
        taken = opened.correct(claim, why=why, who=who, remove=remove, **fields)
        _print_taken(taken, opened.base, store)


def undo(
    decision: Annotated[
        str | None, typer.Argument(metavar="DECISION", help="By its id, or the beginning of it; nothing: the last one.")
    ] = None,
    why: Annotated[str, typer.Option("--why", metavar="REASON", help="The reason, in words.")] = "undone",
    who: WhoOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take a decision back, by default the last that counts: the graph is what it would be without it."""
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened:
        undone = opened.undo(decision, why=why, who=who)
    print(f"{undone.id} undone")
    say(f"it was: {_in_words(undone)}, by {undone.by.who}: {undone.by.why}")


def log(store: StoreOption = DEFAULT_STORE, format: FormatOption = Format.table) -> None:  # noqa: A002
    """List the decisions, those that were undone too: who took each, when, why, and how it stands."""
    from daibieu.facade import open_store

    with open_store(store, create=False) as opened:
        rows = [_entry(one) for one in opened.log()]
    columns = ["decision", "state", "what", "who", "when", "why"]
    if format is not Format.table:
        columns += ["left", "right", "change", "undone_by", "undone_at", "undone_why"]
    print_rows(rows if format is Format.json else [_flat_entry(row) for row in rows], columns, format)


# --- what is printed -------------------------------------------------------------------


def _field(given: str) -> tuple[str, str | None]:
    name, sign, value = given.partition("=")
    if not sign:
        raise DecisionError(f"--set {given}: no value; write --set FIELD=VALUE")
    return name.strip(), value.strip() or None


def _print_taken(taken: Taken, base: str, store: str) -> None:
    print(f"{taken.decision.id} {_in_words(taken.decision)}")
    for thing in taken.things:
        print(f"{thing.address} {_counted(thing)}")
    say(f"take it back with: daibieu undo {taken.decision.id}{_where(store)}")


def _counted(thing: Thing) -> str:
    articles = len({mention.partition("#")[0] for mention in thing.mentions})
    return f"{thing.name} ({articles} article{'s' if articles > 1 else ''})"


def _in_words(decision: Decision) -> str:
    left, right = (_held(side) for side in (decision.left, decision.right))
    if decision.action == "correct":
        change = ", ".join(f"{name}={value or ''}" for name, value in decision.change) or "removed"
        return f"correct {decision.kind} {left}: {change}"
    return f"{decision.action} {decision.kind} {left} | {right}"


def _held(side: tuple[Words, ...]) -> str:
    """`Lê Thị Bình (a1, a2, a5 and 3 more)`."""
    names = " / ".join(dict.fromkeys(words.name or words.of for words in side))
    articles = list(dict.fromkeys(words.article for words in side))
    more = f" and {len(articles) - MOST_NAMED} more" if len(articles) > MOST_NAMED else ""
    return f"{names} ({', '.join(articles[:MOST_NAMED])}{more})"


def _where(store: str) -> str:
    return "" if store == DEFAULT_STORE else f" --store {shlex.quote(store)}"


def _short(address: str, base: str) -> str:
    return shlex.quote(address.removeprefix(base))


def _question(one: Question, base: str, store: str) -> dict[str, Any]:
    left, right = (_short(side.address, base) for side in (one.left, one.right))
    tail = f"--why '{WHY}'{_where(store)}"
    return {
        "open": "one or two?",
        "kind": one.kind,
        "score": one.score,
        "reason": one.reason,
        "left": _side(one.left),
        "right": _side(one.right),
        "merge": f"daibieu merge {left} {right} {tail}",
        "split": f"daibieu split {left} {right} {tail}",
    }


def _claim(one: Claim, base: str) -> dict[str, Any]:
    return {
        "claim": one.address.removeprefix(base),
        "kind": one.kind,
        "says": f"{one.name} ({one.of})" if one.of else one.name,
        "fields": [f"{name}={value}" for name, value in one.fields],
        "sentence": _one_line(one.sentence),
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "iri": side.address,
        "name": side.name,
        "mention": side.mention,
        "mentions": side.mentions,
        "sentences": [
            {"article": s.article, "published": s.published, "exact": s.exact, "sentence": s.sentence}
            for s in side.sentences
        ],
    }


def _orphan(one: Orphan, store: str) -> dict[str, Any]:
    decision = one.decision
    return {
        "open": "orphaned",
        "kind": decision.kind,
        "score": None,
        "reason": f"{_in_words(decision)}; decided by {decision.by.who} on {decision.by.when[:10]}: {decision.by.why}",
        "decision": decision.id,
        "words": [{"article": words.article, "name": words.name, "sentence": words.sentence} for words in one.missing],
        "undo": f"daibieu undo {decision.id}{_where(store)}",
    }


def _flat(side: Mapping[str, Any] | None) -> str:
    return f"{side['name']} {side['iri']}" if side else ""


def _for_the_eye(row: Mapping[str, Any], nth: int) -> Iterator[str]:
    if row["open"] == "orphaned":
        yield f"{nth}. orphaned: {row['reason']}"
        for words in row["words"]:
            yield f"     no longer found in {words['article']}: “{_one_line(words['sentence'] or words['name'])}”"
        yield f"   undo:   {row['undo']}"
        return
    yield f"{nth}. {row['kind']}, score {row['score']}: {row['reason']}"
    for side in (row["left"], row["right"]):
        yield f"   {side['name']} ({side['iri']}, mentioned {side['mentions']}×)"
        for told in side["sentences"]:
            yield f"     {told['published'] or 'no day'} {told['article']}: “{_one_line(told['sentence'])}”"
    yield f"   one:    {row['merge']}"
    yield f"   two:    {row['split']}"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _print_joins(found: tuple[Reason, ...], base: str, store: str, how: Format) -> None:
    rows = [{"reason": one.reason, "left": _side(one.left), "right": _side(one.right)} for one in found]
    if how is Format.json:
        print_json(rows)
    elif how is Format.csv:
        flat = [
            {**row, "left": one.left.mention, "right": one.right.mention} for row, one in zip(rows, found, strict=True)
        ]
        print_rows(flat, ("reason", "left", "right"), how)
    else:
        for nth, one in enumerate(found, start=1):
            print(f"{nth}. {one.reason}")
            for side in (one.left, one.right):
                told = side.sentences[0]
                print(f"   {told.published or 'no day'} {_short(side.mention, base)}: “{_one_line(told.sentence)}”")
    if not found:
        say("no join: one mention, or mentions of a body that are one by its name")
    else:
        whole, tail = _short(found[0].left.address, base), f"--why '{WHY}'{_where(store)}"
        say(f"take mentions out with: daibieu split {whole} MENTION... {tail}")


def _entry(one: Entered) -> dict[str, Any]:
    decision = one.decision
    left, right = (
        [{"article": w.article, "name": w.name, "sentence": w.sentence} for w in side]
        for side in (decision.left, decision.right)
    )
    return {
        "decision": decision.id,
        "state": one.state,
        "action": decision.action,
        "kind": decision.kind,
        "what": _in_words(decision),
        "who": decision.by.who,
        "when": decision.by.when,
        "why": decision.by.why,
        "left": left,
        "right": right,
        "change": dict(decision.change),
        "undone_by": one.undone.who if one.undone else None,
        "undone_at": one.undone.when if one.undone else None,
        "undone_why": one.undone.why if one.undone else None,
    }


def _flat_entry(row: Mapping[str, Any]) -> dict[str, Any]:
    sides = {
        side: [f"{words['article']}: {words['name']}".removesuffix(": ") for words in row[side]]
        for side in ("left", "right")
    }
    return {**row, **sides, "change": [f"{name}={value or ''}" for name, value in row["change"].items()]}
