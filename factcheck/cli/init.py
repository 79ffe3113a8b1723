"""``factcheck init``: a configuration, an empty store, and the first steps."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

CONFIG = "factcheck.toml"

STARTER = """\
# What factcheck does in this folder. All settings: docs/configuration.md of factcheck.
store = "factcheck.db"
fail-on = "contradicted"  # or: unverified, never

# Of a folder that is checked, these files (default: every article) without those.
# include = ["articles/**/*.md"]
# exclude = ["drafts"]

# [per-path."opinion/**"]
# fail-on = "never"
"""

STEPS = """\
Next:
  1. give the store something to check against, a text or a table at a time:
       factcheck store import references.jsonl statistics.csv
       factcheck store add "In 2022, …" --title "…" --publisher "…"
  2. check an article:
       factcheck run article.md
  3. see why a verdict is as it is:
       factcheck explain rounding
"""


def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to begin.", show_default="here")] = Path(),
) -> None:
    """Make a configuration and an empty store.

    What is there already stays as it is. It also says what to do next.
    """
    from factcheck.errors import UsageError
    from factcheck.settings import load_settings
    from factcheck.store import open_store
    from factcheck.store.curation import create_store

    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}", hint=f"make it with: mkdir -p {folder}")
    config = folder / CONFIG
    if config.exists():
        typer.echo(f"{config} is there already")
    else:
        from factcheck.cli.write import write_whole

        write_whole(config, STARTER)
        typer.echo(f"made {config}")
    store = Path(load_settings(folder.absolute()).settings.store or folder / "factcheck.db")
    shown = folder / store.name if store.absolute().parent == folder.absolute() else store
    if store.exists():
        open_store(store).close()
        typer.echo(f"{shown} is there already")
    else:
        create_store(store)
        typer.echo(f"made {shown}, an empty reference store")
    typer.echo(f"\n{STEPS}", nl=False)
