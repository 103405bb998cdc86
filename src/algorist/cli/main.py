"""The command `algorist`: each command's work is in a module of its own, imported only when it runs."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from algorist import __version__

HELP = """Designs algorithms with an AI, runs every candidate in a sandbox, and keeps what is shown to be better.

Start here:  algorist design examples/two-sum.yaml
Everything:  algorist up
"""

app = typer.Typer(
    help=HELP, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
)
user_app = typer.Typer(help="Accounts.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(user_app, name="user")

ProblemFile = Annotated[Path, typer.Argument(help="A problem file (TOML, YAML or JSON); see docs/problem-format.md.")]


def _call(module: str, function: str, /, **arguments: Any) -> None:
    """Import what a command needs and run it; its result is the exit status."""
    status = getattr(import_module(f"algorist.cli.{module}"), function)(**arguments)
    if status:
        raise typer.Exit(status)


@app.callback(invoke_without_command=True)
def algorist(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Shown above the commands; the text itself stands in HELP."""
    if version:
        print(f"algorist {__version__}")
        raise typer.Exit


@app.command()
def design(  # noqa: PLR0913  each is an option of the command
    problem: ProblemFile,
    designer: Annotated[
        list[str] | None,
        typer.Option(help="gemini, openai, anthropic or offline; may be repeated. Without it: all that have a key."),
    ] = None,
    strategy: Annotated[str, typer.Option(help="bandit, best_of_n, repair or map_elites.")] = "bandit",
    candidates: Annotated[int, typer.Option(min=1, help="Programs to try at most.")] = 20,
    cpu: Annotated[float, typer.Option(min=1, help="CPU seconds that designing and judging may use.")] = 60.0,
    dollars: Annotated[float | None, typer.Option(min=0, help="Money that models may cost at most.")] = None,
    seed: Annotated[int, typer.Option(help="Makes an offline search repeatable.")] = 0,
    note: Annotated[str, typer.Option(help="A note to the designer: a wish in words.")] = "",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write the program to this file.")] = None,
    independent_samples: Annotated[
        bool, typer.Option(help="Ask the models as much again, to hold the result against independent samples.")
    ] = False,
    growth: Annotated[bool, typer.Option(help="Measure how time grows with the size of the input.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document instead of tables.")] = False,
) -> None:
    """Design an algorithm for a problem file. No service is needed.

    Exit status: 0 solved, 1 not solved, 2 the problem file or an option does not fit, 3 this machine cannot sandbox.
    """
    from algorist.cli.design import design_algorithm  # noqa: PLC0415  help does without the engine
    from algorist.cli.words import Wish  # noqa: PLC0415
    from algorist.engine.terms.design import Budget  # noqa: PLC0415

    wish = Wish(
        path=problem,
        designers=tuple(designer or ()),
        strategy=strategy,
        budget=Budget(candidates=candidates, cpu_seconds=cpu, dollars=dollars),
        seed=seed,
        output=output,
        growth=growth,
        as_json=as_json,
        independent_samples=independent_samples,
        note=note,
    )
    raise typer.Exit(design_algorithm(wish))


@app.command()
def draft(  # noqa: PLR0913  each is an option of the command
    words: Annotated[str, typer.Argument(help="What is given and what is asked; or a file that says it; or -.")],
    title: Annotated[str, typer.Option(help="A title; default is the drafter's.")] = "",
    designer: Annotated[
        list[str] | None,
        typer.Option(help="gemini, openai, anthropic or offline (the catalogue); may be repeated."),
    ] = None,
    drafts: Annotated[int, typer.Option(min=1, help="Drafts at most, mended ones included.")] = 3,
    cpu: Annotated[float, typer.Option(min=1, help="CPU seconds that testing may use.")] = 120.0,
    dollars: Annotated[float | None, typer.Option(min=0, help="Money that models may cost at most.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the problem to this file (.yaml, .toml or .json).")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document instead of tables.")] = False,
) -> None:
    """Draft a problem file from words, and test the draft. No service is needed.

    Exit status: 0 a draft passed its tests, 1 none did, 2 the words or an option do not fit, 3 this machine cannot
    sandbox. Without -o the problem is printed.
    """
    from algorist.cli.drafting import DraftWish, draft_file  # noqa: PLC0415  help does without the engine
    from algorist.engine.terms.design import Budget  # noqa: PLC0415

    wish = DraftWish(
        words=words,
        title=title,
        designers=tuple(designer or ()),
        budget=Budget(candidates=drafts, cpu_seconds=cpu, dollars=dollars),
        output=output,
        as_json=as_json,
    )
    raise typer.Exit(draft_file(wish))


@app.command()
def check(problem: ProblemFile) -> None:
    """Check a problem file and say what it asks for.

    Exit status: 0 it fits, 2 it does not; the one line printed names the field and the mend.
    """
    _call("design", "check_problem", path=problem)


@app.command()
def up(
    port: Annotated[int | None, typer.Option(help="Port of the page and the API; default 3001.")] = None,
    welcome: Annotated[bool, typer.Option(help="Make a first account and design a first algorithm.")] = True,
    reload: Annotated[bool, typer.Option(help="Start again when the source changes (for development).")] = False,
) -> None:
    """Start everything on this machine: database, queue, API, worker and page. Ctrl-C stops it; the data stays."""
    _call("up", "run_everything", port=port, welcome=welcome, reload=reload)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; default from ALGORIST_HOST.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; default from ALGORIST_PORT.")] = None,
    reload: Annotated[bool, typer.Option(help="Start again when the source changes (for development).")] = False,
) -> None:
    """Run one instance of the API, which also serves the built page."""
    _call("serve", "serve_api", host=host, port=port, reload=reload)


@app.command()
def worker(
    reload: Annotated[bool, typer.Option(help="Start again when the source changes (for development).")] = False,
) -> None:
    """Run one worker: takes jobs from the queue until it is told to stop (SIGTERM lets running jobs finish)."""
    _call("serve", "run_worker_process", reload=reload)


@app.command()
def migrate(
    revision: Annotated[str, typer.Argument(help="Revision to reach; `base` removes all tables.")] = "head",
    down: Annotated[bool, typer.Option("--down", help="Go back to the revision instead of forward.")] = False,
) -> None:
    """Bring the database's tables to the shape that this version needs."""
    _call("operate", "migrate_database", revision=revision, down=down)


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Check this machine and the configured services: sandbox, database, Redis, files, mail, designers.

    Exit status: 0 all is well, 1 something needs attention (each line says what).
    """
    _call("doctor", "examine_installation", as_json=as_json)


@user_app.command("create")
def user_create(
    email: Annotated[str, typer.Argument(help="E-mail address to sign in with.")],
    name: Annotated[str, typer.Option(help="Name shown; default is the address before the @.")] = "",
    admin: Annotated[bool, typer.Option("--admin", help="Make an administrator.")] = False,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input instead of asking.")
    ] = False,
) -> None:
    """Make an account. The password is asked for, never taken from the command line."""
    _call("operate", "create_user", email=email, name=name, admin=admin, from_stdin=password_stdin)


@user_app.command("reset-second-factor")
def user_reset_second_factor(
    email: Annotated[str, typer.Argument(help="E-mail address of who has lost it.")],
) -> None:
    """Take away a person's second factor, so that the password alone is enough again; all their sessions end."""
    _call("operate", "reset_second_factor", email=email)


def main() -> NoReturn:
    """The entry point of the command."""
    app(prog_name="algorist")
    sys.exit(0)
