"""`algorist draft`: from words to a tested problem file, with no service at all."""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from algorist.cli.models import OFFLINE, find_models, unknown_designer
from algorist.cli.options import load_settings
from algorist.engine.design.redrafting import (
    Drafter,
    DraftOutcome,
    DraftPhase,
    DraftStep,
    draft_outcome,
    draft_problem,
)
from algorist.engine.documents import DocumentError, render_document, write_problem
from algorist.engine.evaluation import Judge
from algorist.engine.proposers.llm.draft import ModelDrafter
from algorist.engine.proposers.offline.catalogue.drafting import CatalogueDrafter
from algorist.engine.sandbox import Sandbox, SandboxOptions, SandboxUnavailable
from algorist.engine.terms.design import Budget
from algorist.engine.terms.draft import DraftBrief
from algorist.settings import Settings

DRAFTED, NOT_DRAFTED, BAD_INPUT, NO_SANDBOX = 0, 1, 2, 3
_LONGEST_WORDS = 20_000
_FORMS = (".yaml", ".yml", ".toml", ".json")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWish:
    """What the command line asks for; `words` may be the path of a file that holds them, or `-` for standard input."""

    words: str
    title: str
    designers: Sequence[str]
    budget: Budget
    output: Path | None
    as_json: bool


def draft_file(wish: DraftWish) -> int:
    """Draft, test, show and write; the exit status says how it went."""
    settings = load_settings()
    statement = _read_words(wish.words)
    if settings is None or statement is None or not _fits(wish, settings):
        return BAD_INPUT
    options = SandboxOptions(parallel=1, unsandboxed=settings.unsandboxed == "i-understand")
    brief = DraftBrief(title=wish.title, statement=statement)
    try:
        with Sandbox(options) as sandbox:
            steps = _draft(brief, wish, settings, sandbox)
    except SandboxUnavailable as error:
        return _fail(str(error), NO_SANDBOX)
    except KeyboardInterrupt:
        return _fail("stopped", NOT_DRAFTED)
    return _hand_over(wish, steps)


def _fail(words: str, status: int) -> int:
    sys.stderr.write(f"algorist draft: {words}\n")
    return status


def _read_words(given: str) -> str | None:
    """The words themselves, those in a file of that name, or those on standard input."""
    try:
        if given == "-":
            words = sys.stdin.read()
        elif "\n" not in given and len(given) < 256 and Path(given).is_file():  # noqa: PLR2004 - longer is no file's name
            words = Path(given).read_text(encoding="utf-8")
        else:
            words = given
    except (OSError, UnicodeDecodeError) as error:
        _fail(f"{given} cannot be read: {error}", BAD_INPUT)
        return None
    if not words.strip() or len(words) > _LONGEST_WORDS:
        _fail(f"there are {len(words.strip())} characters; write 1 to {_LONGEST_WORDS} of them", BAD_INPUT)
        return None
    return words.strip()


def _fits(wish: DraftWish, settings: Settings) -> bool:
    fault = unknown_designer(wish.designers, find_models(settings))
    if fault is None and wish.output is not None and wish.output.suffix.lower() not in _FORMS:
        fault = f"{wish.output} has no ending that says its format; use {', '.join(_FORMS)}"
    if fault is not None:
        _fail(fault, BAD_INPUT)
    return fault is None


def _drafters(wish: DraftWish, settings: Settings, sandbox: Sandbox) -> list[Drafter]:
    """Those that were asked for; without a wish the models that have a key, and where there is none the catalogue."""
    models = find_models(settings)
    drafters: list[Drafter] = [
        ModelDrafter(choice) for name, choice in models.items() if not wish.designers or name in wish.designers
    ]
    if OFFLINE in wish.designers or not drafters:
        drafters.append(CatalogueDrafter(sandbox))
    return drafters


def _draft(brief: DraftBrief, wish: DraftWish, settings: Settings, sandbox: Sandbox) -> list[DraftStep]:
    console = Console(highlight=False, stderr=True, quiet=wish.as_json)
    steps: list[DraftStep] = []
    with console.status("") as status:
        drafters = _drafters(wish, settings, sandbox)
        for turn in draft_problem(brief, drafters, Judge(sandbox), wish.budget, clock=time.monotonic):
            if isinstance(turn, DraftPhase):
                status.update(f"{turn.doing} draft {turn.number}: {turn.drafter}")
            else:
                steps.append(turn)
    return steps


def _hand_over(wish: DraftWish, steps: Sequence[DraftStep]) -> int:
    """Show what came of it, and write the best draft that passed."""
    outcome = draft_outcome(steps)
    best = next((step.report for step in steps if step.passed), None)
    if best is not None and best.problem is not None and wish.output is not None:
        try:
            write_problem(best.problem, wish.output)
        except (DocumentError, OSError) as error:
            return _fail(f"{wish.output} cannot be written: {error}", BAD_INPUT)
    document = best.document if best else None
    if wish.as_json:
        shown = {"drafted": best is not None, **msgspec.to_builtins(outcome), "document": document}
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(shown), indent=2).decode() + "\n")
    else:
        _show(outcome, wish)
        if document is not None and wish.output is None:
            sys.stdout.write("\n" + render_document(document, "yaml"))
    return DRAFTED if best is not None else NOT_DRAFTED


def _show(outcome: DraftOutcome, wish: DraftWish) -> None:
    # Where the file itself goes to standard output, the table stands beside it, so that `> problem.yaml` gives a file.
    console = Console(highlight=False, stderr=wish.output is None)
    for row in outcome.tried:
        mark = "[green]passed[/]" if row.passed else "[red]failed[/]"
        console.print(f"\n[bold]{row.number}[/] {row.kind} by {row.drafter}: {mark}", Text(row.title, style="bold"))
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
        for check in row.checks:
            table.add_row("[green]✓[/]" if check.passed else "[red]✗[/]", check.name, Text(check.words))
        if not row.checks:
            table.add_row("[red]✗[/]", "no draft", Text(row.words))
        console.print(table)
        for assumption in row.assumptions:
            console.print(Text(f"  assumed: {assumption}", style="dim"))
    console.print(f"\n{outcome.statement}")
    if wish.output is not None and outcome.offers:
        console.print(f"[bold green]Written[/] to {wish.output}: read it, then run `algorist design {wish.output}`.")
