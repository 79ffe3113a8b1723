"""The terminal: each figure underlined in its sentence as a compiler does, the evidence under it, and a total."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from factcheck.records import ArticleReport, Evidence, Figure, Inconsistency, Label, Report
from factcheck.report.annotated import (
    across_id,
    decision_in_words,
    decision_on,
    inconsistency_id,
    is_known,
    notes_of,
    spots_of,
)
from factcheck.report.places import Lines
from factcheck.report.safe import clean, shorten, web_address
from factcheck.report.words import (
    STANCES,
    Quote,
    failure_in_words,
    figure_text,
    quote_claim,
    quote_evidence,
    quote_figure,
    source_in_words,
    total_in_words,
    why,
)

_STYLES = {Label.SUPPORTED: "green", Label.CONTRADICTED: "bold red", Label.UNVERIFIED: "yellow"}
_MOST_EVIDENCE = 2
_NARROWEST = 40


def render_terminal(report: Report, *, width: int = 100, color: bool = False) -> str:
    """The report for a terminal of ``width`` columns; escape sequences only with ``color``.

    Whatever control characters an article or source holds are replaced before they get here.
    """
    console = Console(
        file=io.StringIO(),
        width=max(width, _NARROWEST),
        color_system="standard" if color else None,
        force_terminal=color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    for article in report.articles:
        for line in _article(article, console):
            console.print(line, soft_wrap=True)
    for item in report.inconsistencies:
        for line in _inconsistency(spots_of(report, item), item, across_id(item) in report.known, console):
            console.print(line, soft_wrap=True)
    for error in report.errors:
        console.print(Text.assemble(("not read", "bold red"), f"  {failure_in_words(error)}"), soft_wrap=True)
        if error.hint:
            console.print(Text(f"    {clean(error.hint)}"), soft_wrap=True)
    several = f"{len(report.articles)} articles, " if len(report.articles) != 1 else ""
    console.print(
        Text(several + total_in_words(report.articles, len(report.inconsistencies)), style="bold"), soft_wrap=True
    )
    file = console.file
    assert isinstance(file, io.StringIO)  # noqa: S101 - the type checker cannot know it
    return file.getvalue()


def _article(report: ArticleReport, console: Console) -> Iterator[Text]:
    places = Lines(report.article.text)
    for verdict in report.verdicts:
        place = places.place(verdict.figure.start)
        where = f"{clean(report.article.path)}:{place.line}:{place.column}"
        style = _STYLES[verdict.label]
        head = Text.assemble((str(verdict.label), style), "  ", where, "  ", (why(verdict), "dim"))
        decision = decision_on(report, verdict)
        if is_known(report, verdict.id):
            head.append("  known", style="dim")
        if decision:
            head.append(f"  reviewed: {shorten(decision_in_words(decision), 60)}", style="cyan")
        if verdict.label is Label.SUPPORTED:
            yield head.append(f"  “{shorten(figure_text(report.article, verdict), 60)}”")
            if verdict.working:
                yield Text(f"    {clean(verdict.working)}", style="dim")
            continue
        yield head
        yield from _sentence(quote_claim(report.article, verdict), str(place.line), style, console.width)
        margin = " " * (len(str(place.line)) + 1)
        yield from _hanging(f"{margin}= ", Text(clean(verdict.explanation)), console)
        passages: dict[int, Evidence] = {}
        for evidence in verdict.evidence:
            passages.setdefault(evidence.passage.id, evidence)
        for evidence in list(passages.values())[:_MOST_EVIDENCE]:
            yield from _evidence(evidence, margin, console)
        if verdict.correction:
            yield Text.assemble(f"{margin}= instead: ", (clean(verdict.correction), "bold"))
        yield Text("")
    for item in report.inconsistencies:
        known = is_known(report, inconsistency_id(report, item))
        yield from _inconsistency([(report, figure) for figure in item.figures], item, known, console)
    for note in notes_of(report):
        where = f"{clean(report.article.path)}:{places.place(note.start).line}"
        yield Text.assemble(
            ("comment", "magenta"), f"  {where}  ", (clean(note.reason), "dim"), f"  {clean(note.message)}"
        )
    for token in report.unread:
        place = places.place(token.start)
        where = f"{clean(report.article.path)}:{place.line}:{place.column}"
        yield Text.assemble(("unread", "magenta"), f"  {where}  “{shorten(clean(token.text), 60)}”")
    if (
        report.unread
        or notes_of(report)
        or (not report.inconsistencies and report.verdicts and report.verdicts[-1].label is Label.SUPPORTED)
    ):
        yield Text("")


def _inconsistency(
    spots: Sequence[tuple[ArticleReport, Figure]], item: Inconsistency, known: bool, console: Console
) -> Iterator[Text]:
    """Each figure underlined in its sentence, below the path of its article, then what is wrong with them."""
    places = [Lines(report.article.text).place(figure.start) for report, figure in spots]
    margin = max((len(str(place.line)) for place in places), default=1)
    before = None
    for (report, figure), place in zip(spots, places, strict=True):
        where = f"{clean(report.article.path)}:{place.line}:{place.column}"
        if before is None:
            head = Text.assemble(("inconsistent", "bold red"), f"  {where}  ", (clean(item.reason), "dim"))
            yield head.append("  known" if known else "", style="dim")
        elif report.article is not before:
            yield Text(f"{' ' * margin} ┌ {where}", style="blue")
        before = report.article
        yield from _sentence(quote_figure(before, figure), f"{place.line:>{margin}}", "bold red", console.width)
    yield from _hanging(f"{' ' * (margin + 1)}= ", Text(clean(item.explanation)), console)
    yield Text("")


def _sentence(quote: Quote, number: str, style: str, width: int) -> Iterator[Text]:
    """The sentence on one line after its number, cut to fit with the figure in view, and carets under the figure."""
    room = width - len(number) - 3
    marked = shorten(quote.marked, max(room // 2, 10))
    after_room = max((room - cell_len(marked)) // 2, 0)
    before = _last_cells(quote.before, room - cell_len(marked) - min(cell_len(quote.after), after_room))
    after = _first_cells(quote.after, room - cell_len(marked) - cell_len(before))
    yield Text.assemble((f"{number} │ ", "blue"), before, (marked, style), after)
    carets = "^" * max(cell_len(marked), 1)
    yield Text.assemble((f"{' ' * len(number)} │ ", "blue"), " " * cell_len(before), (carets, style))


def _evidence(evidence: Evidence, margin: str, console: Console) -> Iterator[Text]:
    quote = quote_evidence(evidence, reach=150)
    words = Text.assemble("“", quote.before, (quote.marked, "underline"), quote.after, "”")
    yield from _hanging(f"{margin}= {STANCES[evidence.stance]}: ", words, console)
    source = ", ".join([*source_in_words(evidence.passage.source), web_address(evidence.passage.source.url) or ""])
    if source.removesuffix(", "):  # a text given on the command line has none
        yield Text(f"{margin}    {source.removesuffix(', ')}", style="dim")


def _hanging(head: str, words: Text, console: Console) -> Iterator[Text]:
    """Words wrapped at the terminal's edge, below each other after the head."""
    indent = " " * len(head)
    for number, line in enumerate(words.wrap(console, max(console.width - len(head), 20))):
        line.rstrip()
        yield Text.assemble(indent if number else head, line)


def _last_cells(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    while text and cell_len(text) > max(room - 1, 0):
        text = text[1:]
    return "…" + text if room > 0 else ""


def _first_cells(text: str, room: int) -> str:
    if cell_len(text) <= room:
        return text
    while text and cell_len(text) > max(room - 1, 0):
        text = text[:-1]
    return text + "…" if room > 0 else ""
