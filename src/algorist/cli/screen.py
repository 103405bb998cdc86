"""What `algorist design` shows: a progress bar, a row a candidate, at the end the program and what is known of it."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markdown import Markdown
from rich.panel import Panel
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from algorist.cli.words import Found
from algorist.engine.design.card import BaselineRow, ResultCard
from algorist.engine.terms.design import Step, Stop
from algorist.engine.terms.outcome import CaseResult
from algorist.engine.terms.problem import Kind, Problem
from algorist.engine.terms.verdicts import Verdict

_COLOURS = {Verdict.ACCEPTED: "green", Verdict.STARVED: "yellow", Verdict.INTERNAL_ERROR: "magenta"}
_SHOWN_CASES = 12


class Screen:
    """The terminal during one search; used as a context manager."""

    def __init__(self, problem: Problem, tier: str, candidates: int) -> None:
        self.problem = problem
        self.console = Console(highlight=False)
        self.progress = Progress(
            TextColumn("[bold]{task.description}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self.console,
            transient=True,
        )
        self.tier = tier
        self.task = self.progress.add_task("designing", total=candidates)

    def __enter__(self) -> Self:
        """Show what is asked for and start the bar."""
        self.console.print(Panel(Markdown(f"**{self.problem.title}**\n\n`{self.problem.entry.signature}`"), width=100))
        if self.tier == "none":
            self.console.print("[bold red]NOT SANDBOXED: programs run without walls.[/]")
        self.progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self.progress.stop()

    def show_step(self, step: Step) -> None:
        """A row for a candidate, or the trouble in words."""
        if step.trouble is not None:
            self.console.print(f"  [yellow]-[/] {step.trouble.message}")
        if step.candidate is None:
            return
        evaluation = step.candidate.evaluation
        colour = _COLOURS.get(evaluation.verdict, "red")
        score = "" if evaluation.score is None else f"  score {evaluation.score:.6g}"
        known = "  (known form: not run again)" if evaluation.cached or step.duplicate_of else ""
        line = Text(f"  {step.candidate.number:>3}  ")
        line.append(f"{evaluation.verdict.words:<22}", style=colour)
        line.append(f"{evaluation.passed}/{evaluation.total} cases{score}  ")
        line.append(f"{step.candidate.proposal.name}", style="bold")
        line.append(f"  by {step.candidate.proposal.designer}{known}", style="dim")
        self.console.print(line)
        self.progress.advance(self.task)

    def show_result(self, found: Found) -> None:
        """The best program with its verdicts and what was measured, or why there is none."""
        self.progress.stop()
        best = found.best
        if best is None:
            is_budget = bool(found.steps) and found.steps[-1].stop is Stop.BUDGET
            mend = "Give it a larger budget" if is_budget else "Add examples, or a key for a model"
            self.console.print(f"\n[bold red]Not solved:[/] no program came. {mend}.")
            return
        self.console.print()
        self._show_verdicts(best.evaluation.results)
        source = best.proposal.source
        self.console.print(Syntax(source, "python", theme="ansi_dark", background_color="default", word_wrap=True))
        self._show_knowledge(found)
        if found.is_solved:
            self.console.print(f"\n[bold green]Solved[/] in {found.seconds:.1f} s.")
        else:
            self.console.print(f"\n[bold red]Not solved[/] after {len(found.steps)} steps; the best is shown above.")

    def _show_verdicts(self, results: tuple[CaseResult, ...]) -> None:
        table = Table(box=None, pad_edge=False, header_style="dim")
        wide = {"overflow": "ellipsis", "no_wrap": True, "max_width": 36}
        table.add_column("case")
        table.add_column("split", style="dim")
        table.add_column("verdict")
        table.add_column("input", **wide)  # type: ignore[arg-type]  # rich's options of several types
        table.add_column("score" if self.problem.kind is Kind.OPTIMISATION else "answer", **wide)  # type: ignore[arg-type]
        table.add_column("CPU ms", justify="right")
        ordered = sorted(results, key=lambda result: result.verdict is Verdict.ACCEPTED)
        for result in ordered[:_SHOWN_CASES]:
            colour = _COLOURS.get(result.verdict, "red")
            answer = result.difference or (result.got if result.score is None else f"{result.score:.6g}")
            row = (result.name, result.split.value, f"[{colour}]{result.verdict.words}[/]")
            table.add_row(*row, Text(result.args), Text(answer), f"{result.cpu_seconds * 1000:.1f}")
        self.console.print(table)
        rest = ordered[_SHOWN_CASES:]
        if rest:
            all_well = all(result.verdict is Verdict.ACCEPTED for result in rest)
            self.console.print(f"[dim]... and {len(rest)} more{', all accepted' if all_well else ''}[/]")
        self.console.print()

    def _show_knowledge(self, found: Found) -> None:
        best, card = found.best, found.card
        assert best is not None
        designer, kind = best.proposal.designer, best.proposal.tier.value.replace("_", " ")
        # `catalogue: kadane` says its kind itself.
        facts = [("designed by", designer if designer.startswith(kind) else f"{designer} ({kind})")]
        if best.proposal.idea:
            facts.append(("idea", best.proposal.idea))
        if card is not None:
            facts.append((card.label.value.replace("_", " "), card.statement))
            if card.cross_check is not None:
                facts.append(("cross-check", card.cross_check.statement))
            facts += [("beside it", _beside_words(row)) for row in card.baselines]
            facts += [("take note", warning) for warning in (*card.warnings, *card.not_measured)]
            facts.append(("CPU seconds", _cpu_words(card)))
        if found.growth is not None:
            facts.append(("growth", found.growth.statement or found.growth.reason))
        if best.proposal.claimed_complexity:
            facts.append(("claimed", best.proposal.claimed_complexity))
        facts.append(("sandbox", found.tier if found.tier != "none" else "NOT SANDBOXED"))
        table = Table(box=None, show_header=False, pad_edge=False)
        table.add_column(style="dim")
        table.add_column()
        for name, words in facts:
            table.add_row(name, Text(words))
        self.console.print()
        self.console.print(table)


def _cpu_words(card: ResultCard) -> str:
    return f"{card.usage.cpu_seconds:.1f} for the search, then {card.measuring_seconds:.1f} to measure the result"


def _beside_words(row: BaselineRow) -> str:
    if not row.ran:
        return f"{row.name}: {row.note}"
    verdict = {True: "it is better", False: "it is not shown to be better", None: "not decided"}[row.better]
    return f"{row.name}: {verdict}{f' ({row.note})' if row.note else ''}"
