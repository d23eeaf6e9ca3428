"""`kg review`: what could not be decided, and what people decide."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from kg.cli.errors import FINDINGS, Refusal
from kg.cli.messages import say
from kg.cli.opening import documents, offered, open_corpus, open_graph, open_store
from kg.cli.output import Row, note, print_rows
from kg.cli.settings import Settings, options
from kg.cli.tables import print_decisions, print_undecided

if TYPE_CHECKING:
    from kg.corpus import Corpus
    from kg.resolution.judgements import Judgements

REVIEW = ("mention", "document", "source", "reason", "candidates", "mention_id", "candidate_ids")
DECISIONS = ("left", "right", "verdict", "who", "when", "why", "state", "left_title", "right_title")
LISTED = 5
"""So many of several that fit are named."""


@click.group(invoke_without_command=True)
@click.option("--document", metavar="SYMBOL", help="Only what may be this document, or what is open about it.")
@options("data", "store", "decisions", "format", "lang")
@click.pass_context
def review(ctx: click.Context, document: str | None) -> None:
    """List what could not be decided, and decide it.

    Without a subcommand: mentions that fit several documents or none, each with what it may be, what speaks for it (+)
    and against it (−). A mention that is not decided keeps a document of its own, so that nothing is merged by guess.
    Decide it here, say more in a sidecar of the source, or load the document that is meant. The exit code is 1 where
    something is undecided, else 0.

    \b
    Example:
      kg review
      kg review --document 51-KL/TW@2019
      kg review --format csv > undecided.csv
      kg review decide "plan.txt#99/KH-UBND" same 99/KH-UBND@2020
    """
    if ctx.invoked_subcommand is not None:
        return
    settings: Settings = ctx.obj
    wanted = only(settings, document) if document else None
    with open_corpus(settings) as corpus:
        tell_of_changes(settings, corpus)
        rows = list(undecided(corpus, wanted))
    nothing = say("none_about", symbol=document) if document else say("nothing_undecided")
    print_rows(rows, REVIEW, settings.format, print_undecided, nothing)
    if rows:
        ctx.exit(FINDINGS)


def only(settings: Settings, symbol: str) -> set[str]:
    with open_graph(settings) as graph:
        return {found["id"] for found in documents(graph, symbol)}


def undecided(corpus: Corpus, wanted: set[str] | None = None) -> Iterator[Row]:
    """One row a mention: how the source names the document, why nobody knows which it is, and what it may be, best
    first; of all, or of those that are, or may be, one of the `wanted` documents."""
    from kg.settling.mentions import undecided_mentions
    from kg.settling.reading import read_undecided

    mentions = undecided_mentions(corpus)
    for item in read_undecided(corpus):
        if wanted is None or wanted & {item.document, *(c.document for c in item.candidates)}:
            mention = mentions.get((item.source, item.ref))
            yield {
                "mention": item.ref,
                "document": item.document,
                "source": item.source,
                "reason": item.reason,
                "candidates": [_weighed(c.label, c.reasons_for, c.reasons_against) for c in item.candidates],
                "mention_id": mention.id if mention else item.document,
                "candidate_ids": [c.document for c in item.candidates],
                "name": mention.name if mention else item.document,
                "weighed": item.candidates,
            }


def _weighed(label: str, reasons_for: Iterable[str], against: Iterable[str]) -> str:
    reasons = "; ".join([*(f"+ {one}" for one in reasons_for), *(f"− {one}" for one in against)])
    return f"{label} ({reasons})" if reasons else label


@review.command()
@click.argument("mention")
@click.argument("verdict", type=click.Choice(["same", "not-same", "unsure"]))
@click.argument("document")
@click.option("--who", metavar="NAME", help="Who judges.  [default: the login name]")
@click.option("--why", metavar="TEXT", default="", help="Why, in a sentence that others can check.")
@options("data", "store", "decisions", "lang")
@click.pass_obj
def decide(settings: Settings, mention: str, verdict: str, document: str, who: str | None, why: str) -> None:
    """Judge whether a mention means a document.

    MENTION is SOURCE#REF as `kg review` prints it, the address of a source for the document that it holds itself, or an
    id; DOCUMENT a symbol with a date or a body, or an id. The judgement is written to decisions.csv in the data folder,
    which is made to be kept in version control; what follows from it is judged too. Of several judgements of one pair
    by one person the newest counts; a judgement that contradicts another is refused.

    \b
    Example:
      kg review decide "plan.txt#99/KH-UBND" same 99/KH-UBND@2020 --why "the plan names its title"
      kg review decide "plan.txt#99/KH-UBND" not-same "99/KH-UBND@2021" --who An
    """
    from kg.resolution.decisions import record
    from kg.resolution.judgements import Judgement, Verdict

    judge = who or login()
    with open_corpus(settings) as corpus:
        left, right = left_of(settings, corpus, mention), right_of(settings, corpus, document)
        if verdict == "same":
            refuse_by_the_way(settings, corpus, left, right)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    judgement = Judgement(left, right, Verdict(verdict.replace("-", "_")), judge, now, why)
    record(settings.decided, judgement)
    note(say("judged", path=settings.decided, judgement=judgement))
    with open_corpus(settings) as corpus:
        update(settings, corpus)
        tell_meaning(corpus, left)


def refuse_by_the_way(settings: Settings, corpus: Corpus, left: str, right: str) -> None:
    """Refuse to call a mention by a second document, which would make the two documents one by the way."""
    from kg.resolution.decisions import load_judgements
    from kg.resolution.judgements import Verdict, is_mention
    from kg.settling.mentions import title_of

    held = load_judgements(settings.decided)
    other = held.canonical(left)
    if is_mention(left) and not is_mention(other) and held.verdict(left, right) is not Verdict.SAME:
        raise Refusal("judged_already", mention=title_of(corpus, left), document=title_of(corpus, other) or other)


@review.command()
@click.argument("mention")
@click.argument("document", required=False)
@options("data", "store", "decisions", "lang")
@click.pass_obj
def undo(settings: Settings, mention: str, document: str | None) -> None:
    """Take back what was judged of a mention, with every judgement of it and the document where one is named.

    \b
    Example:
      kg review undo "plan.txt#99/KH-UBND"
      kg review undo "plan.txt#99/KH-UBND" 99/KH-UBND@2020
    """
    from kg.resolution.decisions import load_judgements, take_back

    held = load_judgements(settings.decided)
    with open_corpus(settings) as corpus:
        left = mention if mention in held.ids else left_of(settings, corpus, mention)
        right = document if document is None or document in held.ids else right_of(settings, corpus, document)
        fitting = [j for j in held if left in j.pair and (right is None or right in j.pair)]
        if not fitting:
            raise Refusal("not_judged", path=settings.decided, mention=mention)
        if len({j.pair for j in fitting}) > 1:
            which = "; ".join(str(j) for j in fitting[:LISTED])
            raise Refusal("which_judgement", path=settings.decided, count=len(fitting), mention=mention, which=which)
        take_back(settings.decided, fitting)
        for judgement in fitting:
            note(say("taken_back", path=settings.decided, judgement=judgement))
        update(settings, corpus)
        tell_meaning(corpus, left)


@review.command("decisions")
@options("data", "decisions", "format", "lang")
@click.pass_obj
def list_decisions(settings: Settings) -> None:
    """List the judgements, and which of them count: in force, replaced by a newer one, or waiting for a source.

    \b
    Example:
      kg review decisions
      kg review decisions --format json
    """
    from kg.resolution.decisions import load_judgements

    judgements = load_judgements(settings.decided)
    with open_corpus(settings) as corpus:
        tell_of_changes(settings, corpus)
        rows = list(judged(corpus, judgements))
    print_rows(rows, DECISIONS, settings.format, print_decisions, say("nothing_judged"))


def judged(corpus: Corpus, judgements: Judgements) -> Iterator[Row]:
    """One row a judgement, with its state and with what its two ids are called."""
    from kg.settling.mentions import is_known, title_of

    counting = set(judgements.in_force)
    for judgement in judgements:
        known = all(is_known(corpus, id) for id in judgement.pair)
        yield {
            "left": judgement.left,
            "right": judgement.right,
            "verdict": judgement.verdict.value,
            "who": judgement.who,
            "when": judgement.when,
            "why": judgement.why,
            "state": "replaced" if judgement not in counting else "in_force" if known else "waiting",
            "left_title": title_of(corpus, judgement.left),
            "right_title": title_of(corpus, judgement.right),
        }


@review.command("apply")
@options("data", "store", "decisions", "lang")
@click.pass_obj
def apply_decisions(settings: Settings) -> None:
    """Make the graph follow decisions.csv and authority.tsv, after they were edited or fetched.

    \b
    Example:
      git pull && kg review apply
    """
    from kg.resolution.decisions import load_judgements

    count = len(load_judgements(settings.decided))
    with open_corpus(settings) as corpus:
        update(settings, corpus)
    note(say("applied", path=settings.decided, count=count))


def update(settings: Settings, corpus: Corpus) -> None:
    """Make corpus and graph follow the decisions."""
    from kg.loading import bring_up_to_date
    from kg.settling.knowing import read_knowledge

    knowledge = read_knowledge(corpus, settings.decided)
    with open_store(settings.graph, write=True) as store:
        bring_up_to_date(corpus, store, knowledge)


def tell_of_changes(settings: Settings, corpus: Corpus) -> None:
    """Say where the graph doesn't follow the decisions yet."""
    from kg.resolution.decisions import load_judgements
    from kg.resolution.judgements import Judgements

    if load_judgements(settings.decided).digest != (corpus.fact("judgements") or Judgements().digest):
        note(say("decisions_changed", path=settings.decided))


def left_of(settings: Settings, corpus: Corpus, text: str) -> str:
    """The id of the mention that is meant, or of the document where an id of one is given. Raises Refusal."""
    from kg.settling.mentions import mentions_called

    found = mentions_called(corpus, text)
    if len(found) > 1:
        which = "; ".join(mention.id for mention in found[:LISTED])
        raise Refusal("which_mention", mention=text, count=len(found), which=which)
    if found:
        return found[0].id
    if not text.startswith("document/"):
        raise Refusal("no_such_mention", mention=text)
    return right_of(settings, corpus, text)


def right_of(settings: Settings, corpus: Corpus, text: str) -> str:
    """The id of the document that is meant. Raises Refusal where it may be several, or none."""
    if text.startswith("document/"):
        if not may_be_judged(settings, corpus, text):
            raise Refusal("no_such_document", symbol=text, instead="")
        return text
    from kg.lookup import LookupFailure, telling_apart
    from kg.resolution.judgements import is_mention

    with open_graph(settings) as graph:
        try:
            found = [row for row in graph.find(text) if not is_mention(row["id"])]
        except LookupFailure as failure:
            raise Refusal("no_such_document", symbol=text, instead=offered(failure.suggestions)) from failure
    if not found:
        raise Refusal("no_such_document", symbol=text, instead="")
    if len(found) > 1:
        which = "; ".join(
            f"{way} ({row['id']})" for way, row in zip(telling_apart(found), found[:LISTED], strict=False)
        )
        more = say("and_others", count=len(found) - LISTED) if len(found) > LISTED else ""
        raise Refusal("which_document", symbol=text, count=len(found), which=which + more)
    return str(found[0]["id"])


def may_be_judged(settings: Settings, corpus: Corpus, id: str) -> bool:
    """Whether an id is known: to a source, to an earlier judgement, or as a candidate."""
    from kg.resolution.decisions import load_judgements
    from kg.settling.mentions import is_known
    from kg.settling.reading import read_undecided

    return (
        is_known(corpus, id)
        or id in load_judgements(settings.decided).ids
        or any(id == candidate.document for one in read_undecided(corpus) for candidate in one.candidates)
    )


def tell_meaning(corpus: Corpus, id: str) -> None:
    """Say what a mention means now."""
    from kg.settling.mentions import is_open, mentions_called, title_of

    for mention in mentions_called(corpus, id)[:1]:
        if mention.document is None or is_open(corpus, mention):
            note(say("open_still", mention=mention.name))
        else:
            note(
                say("means_now", mention=mention.name, document=title_of(corpus, mention.document) or mention.document)
            )


def login() -> str:
    """Who works here. Raises Refusal where the system doesn't say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise Refusal("no_name") from None
