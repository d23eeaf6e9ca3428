"""Every pack and many further queries give the same rows on kglite, on the oldest Neo4j that the program promises to
work with, and on a newer one: on the real documents, on the examples, and on a generated graph of 20,000 nodes."""

from __future__ import annotations

from collections.abc import Callable

import neo4j
import pytest

from kg.packs import Pack, lint, packs
from tests.agreement.asking import Question, asked, difference, questions
from tests.agreement.conftest import PATIENCE, Held, Pair, pairs

PACKS = packs()
QUESTIONS = questions()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_obeys_the_rules_of_both_stores(question: Question) -> None:
    assert lint(question.text) == []


def test_there_are_questions_of_every_kind() -> None:
    assert len(QUESTIONS) >= 60
    assert len({question.name for question in QUESTIONS}) == len(QUESTIONS)
    text = "\n".join(question.text for question in QUESTIONS)
    for word in (
        "OPTIONAL MATCH",
        "CALL (",
        "EXISTS {",
        "COUNT {",
        "UNION",
        "CASE",
        "reduce(",
        "shortestPath(",
        "UNWIND",
    ):
        assert word in text


@pairs("generated", "examples", "shared")
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_has_one_answer(pair: Pair, question: Question) -> None:
    compare(pair, Question(question.name, question.text, pair.held.found.plain()))


@pairs("generated", "examples", "shared")
@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.name)
def test_a_pack_has_one_answer(pair: Pair, pack: Pack) -> None:
    for question in asked(pack, pair.held.found):
        compare(pair, question)


def compare(pair: Pair, question: Question) -> None:
    ours = pair.held.ask(question)
    theirs = pair.store.query(question.text, question.parameters, timeout=PATIENCE)
    apart = difference(question, ours, theirs)
    assert not apart, f"{question.name} on {pair.held.name}, {pair.server.version}: {apart}\nwith {question.parameters}"


@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.name)
def test_a_pack_is_asked_what_has_an_answer(hold: Callable[[str], Held], pack: Pack) -> None:
    """Empty answers agree too: so each pack is asked at least one thing to which the generated graph has one."""
    held = hold("generated")
    assert any(len(held.ask(question)) for question in asked(pack, held.found))


@pairs("generated", servers=("newer_neo4j_server",))  # what was deprecated once stays so
@pytest.mark.parametrize("question", [*QUESTIONS, *PACKS.values()], ids=lambda one: one.name)
def test_the_server_calls_nothing_deprecated(pair: Pair, question: Question | Pack) -> None:
    with pair.server.driver() as driver:
        summary = driver.execute_query(
            neo4j.Query(f"EXPLAIN {question.text}"), pair.held.found.plain(), database_=pair.server.database
        ).summary
    said = [
        status.status_description
        for status in summary.gql_status_objects
        if status.classification == neo4j.NotificationClassification.DEPRECATION
    ]
    assert said == []
