"""`kg evaluate`: how well documents are read, by the annotations of careful readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.errors import DONE, FINDINGS, Refusal
from kg.cli.messages import say
from kg.cli.output import Row, as_json_text, note, print_csv, print_table
from kg.cli.settings import Settings, options

if TYPE_CHECKING:
    from kg.evaluation.annotations import Annotation
    from kg.evaluation.calibration import Band
    from kg.evaluation.figures import Figures
    from kg.evaluation.judging import Judgement

FIGURES = ("group", "precision", "recall", "f1", "macro_f1", "right", "missed", "wrong")
BANDS = ("kind", "above", "upto", "findings", "right", "share", "low", "high")
DETAILS = ("file", "group", "verdict", "finding", "quote", "start", "end", "rule", "confidence")
BOUNDED = click.FloatRange(0, 1)


@click.command()
@click.argument("gold", metavar="GOLD", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--texts",
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the documents that GOLD annotates.",
)
@click.option("--details", is_flag=True, help="List what was missed and what is wrong, with quotes and places.")
@click.option("--fail-under", metavar="GROUP=F1", multiple=True, help="End with 1 where a group's F1 is lower.")
@options("format", "lang")
@click.pass_obj
def evaluate(settings: Settings, gold: Path, texts: Path, details: bool, fail_under: tuple[str, ...]) -> None:
    """Hold what is read in documents against annotations: precision, recall, and whether confidence means something.

    GOLD is a folder with one JSON file a document; ANNOTATING.md says what they hold. A finding is right where
    annotation and program agree. Annotations whose document is not in the folder of texts are named and left out.

    \b
    Example:
      kg evaluate annotations/ --texts documents/
      kg evaluate annotations/ --texts documents/ --details --format csv > findings.csv
      kg evaluate annotations/ --texts documents/ --fail-under references=0.95
    """
    from kg.evaluation.annotations import read_annotations
    from kg.evaluation.calibration import calibrate
    from kg.evaluation.figures import count

    bars = dict(_bar(given) for given in fail_under)
    judgements = judged(read_annotations(gold), texts)
    counted = count(judgements)
    below = _below(counted, bars)
    figures = [_as_row(group) for group in counted]
    bands = [_band_row(band) for band in calibrate(judgements)]
    doubtful = [_detail(j) for j in judgements if j.verdict != "right" and j.group in {f.group for f in counted}]
    if settings.format == "json":
        answer = {"groups": figures, "calibration": bands, **({"details": doubtful} if details else {})}
        click.echo(as_json_text(answer, indent=1))
    elif settings.format == "csv":
        print_csv(doubtful if details else figures, DETAILS if details else FIGURES)
    else:
        print_table(_rounded(figures), FIGURES, title=say("agreement"))
        print_table(_rounded(bands), BANDS, title=say("calibration"))
        if details:
            print_disagreements(doubtful)
    click.get_current_context().exit(FINDINGS if below else DONE)


def judged(annotations: Sequence[Annotation], texts: Path) -> list[Judgement]:
    """The findings in all annotated documents of a folder. An annotation without its document is named on standard
    error and left out. Raises Refusal where no document is there, ReadingError for one that can't be read."""
    from kg.evaluation.judging import judge
    from loaders import as_json, extract, read
    from loaders.reading import discover

    files = {file.name: (file, base) for file, base in discover([texts])}
    found: list[Judgement] = []
    for annotation in annotations:
        name = Path(annotation.file).name
        if name not in files:
            note(f"kg: {say('no_text', path=annotation.path, file=name, texts=texts)}")
            continue
        file, base = files[name]
        text = read(file, base=base)
        judgements = judge(name, annotation.said, as_json(extract(text)))
        found += [placed(judgement, text.content) for judgement in judgements]
    if not any(Path(annotation.file).name in files for annotation in annotations):
        raise Refusal("no_texts", texts=texts)
    return found


def placed(judgement: Judgement, content: str) -> Judgement:
    """A finding that was missed, with the place where its quote stands in the text."""
    from loaders.folding import spaced

    if judgement.verdict != "missed" or not judgement.quote:
        return judgement
    at = re.search(spaced(judgement.quote), content)
    return replace(judgement, start=at.start(), end=at.end()) if at else judgement


def print_disagreements(rows: Sequence[Row]) -> None:
    """One table a document."""
    for file, group in groupby(rows, key=lambda row: row["file"]):
        print_table(list(group), DETAILS[1:], title=f"{say('disagreements')}: {file}")


def _bar(given: str) -> tuple[str, float]:
    """A group with the F1 that it has to reach. Raises Refusal."""
    group, _, least = given.partition("=")
    try:
        return group.strip(), float(BOUNDED(least))
    except click.BadParameter as error:
        raise Refusal("bad_bar", given=given) from error


def _below(counted: Iterable[Figures], bars: dict[str, float]) -> bool:
    """Whether a group does not reach its bar; each that doesn't is named. Raises Refusal for an unknown group."""
    known = {figures.group: figures for figures in counted}
    for group in bars:
        if group not in known:
            raise Refusal("no_such_group", name=group, known=", ".join(known))
    below = [known[group] for group, least in bars.items() if known[group].f1 < least]
    for figures in below:
        note(f"kg: {say('below_bar', group=figures.group, f1=f'{figures.f1:.3f}', least=bars[figures.group])}")
    return bool(below)


def _as_row(figures: Figures) -> Row:
    return {key: getattr(figures, key) for key in FIGURES}


def _band_row(band: Band) -> Row:
    low, high = band.interval
    counts = {"findings": band.findings, "right": band.right, "share": band.share}
    return {"kind": band.kind, "above": band.above, "upto": band.upto, **counts, "low": low, "high": high}


def _detail(judgement: Judgement) -> Row:
    said = {key: getattr(judgement, key) for key in DETAILS if key != "finding"}
    return {**said, "finding": judgement.what}


def _rounded(rows: Sequence[Row]) -> list[Row]:
    """Rows for people: shares with three digits."""
    places = {"above": ".1f", "upto": ".1f"}
    return [{k: format(v, places.get(k, ".3f")) if isinstance(v, float) else v for k, v in row.items()} for row in rows]
