"""`kg completion`: the script that makes a shell complete commands and options."""

from __future__ import annotations

import click

from kg.cli.settings import options

INSTALL = {
    "bash": "kg completion bash > ~/.kg-completion.bash && echo '. ~/.kg-completion.bash' >> ~/.bashrc",
    "zsh": "kg completion zsh > ~/.kg-completion.zsh && echo '. ~/.kg-completion.zsh' >> ~/.zshrc",
    "fish": "kg completion fish > ~/.config/fish/completions/kg.fish",
}


@click.command()
@click.argument("shell", type=click.Choice(list(INSTALL)))
@options("lang")
def completion(shell: str) -> None:
    """Print the completion script of a shell.

    The first line of the script says how to install it.

    \b
    Example:
      kg completion bash > ~/.kg-completion.bash
    """
    from click.shell_completion import get_completion_class

    from kg.cli import main

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"click knows no completion for {shell}")
    script = kind(main, {}, "kg", "_KG_COMPLETE")
    click.echo(f"# {INSTALL[shell]}")
    click.echo(script.source_template % script.source_vars())
