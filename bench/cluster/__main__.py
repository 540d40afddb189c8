"""How is a cluster for tests handled from a terminal? Run as `bin/cluster`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import click

from bench.cluster.cluster import (
    Layout,
    cluster_folder,
    health,
    running_nodes,
    start_cluster,
    stop_cluster,
)
from bench.cluster.errors import ClusterError
from bench.cluster.java import find_java

if TYPE_CHECKING:
    from bench.cluster.node import Node


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Handle some OpenSearch nodes on this machine."""


@main.command()
@click.argument("nodes", type=click.IntRange(1, 9), default=3)
@click.option("--heap", default="512m", show_default=True, help="Memory of each node.")
@click.option("--port", default=9201, show_default=True, help="Of the first node.")
def start(nodes: int, heap: str, port: int) -> None:
    """Start the nodes that do not run, and wait until all are green."""
    for node in start_cluster(cluster_folder(), Layout(nodes, heap, port - 1)):
        click.echo(node.url)


@main.command()
def stop() -> None:
    """End all nodes, and forget what they stored."""
    stop_cluster(cluster_folder())


@main.command()
@click.argument("number", type=int)
def kill(number: int) -> None:
    """Kill the node of a NUMBER as a power cut would; `start` brings it back."""
    _node(number).kill()


@main.command()
@click.argument("number", type=int)
def pause(number: int) -> None:
    """Stop the node of a NUMBER without ending it, as an overloaded one."""
    _node(number).send(signal.SIGSTOP)


@main.command()
@click.argument("number", type=int)
def resume(number: int) -> None:
    """Let the node of a NUMBER go on."""
    _node(number).send(signal.SIGCONT)


@main.command()
def status() -> None:
    """Print which nodes run, and what each says of the cluster; 1 if none runs."""
    nodes = running_nodes(cluster_folder())
    for node in nodes:
        state = health(node).get("status", "no answer") if node.pid() else "ended"
        click.echo(f"{node.number}  {node.url}  {state}")
    if not nodes:
        message = "no cluster runs; start one with bin/cluster start"
        raise click.ClickException(message)


@main.command(context_settings={"ignore_unknown_options": True})
@click.option("--required", is_flag=True, help="Fail where there can be no cluster.")
@click.argument("command", nargs=-1, required=True, type=click.UNPROCESSED)
def run(command: tuple[str, ...], *, required: bool) -> None:
    """Run a COMMAND beside a cluster, which is stopped afterwards if it was started."""
    folder = cluster_folder()
    ran_before = bool(running_nodes(folder))
    try:
        if not ran_before:
            start_cluster(folder, Layout())
        done = subprocess.run(command, check=False)  # noqa: S603 - the user's own
    except ClusterError as error:
        if required or os.environ.get("CI"):
            raise
        click.echo(f"The cluster's tests are left out: {error}", err=True)
        return
    finally:
        if not ran_before:
            stop_cluster(folder)
    sys.exit(done.returncode)


@main.command()
def hint() -> None:
    """Print how the cluster's tests are run here, or why they cannot be."""
    try:
        find_java()
    except ClusterError as error:
        click.echo(f"The cluster's tests were left out: {error}")
    else:
        click.echo("The cluster's tests are apart: make cluster")


def _node(number: int) -> Node:
    for node in running_nodes(cluster_folder()):
        if node.number == number:
            return node
    message = f"no node {number} belongs to a cluster that runs; see bin/cluster status"
    raise click.ClickException(message)


if __name__ == "__main__":
    try:
        main()
    except ClusterError as error:
        click.echo(f"cluster: {error}", err=True)
        sys.exit(1)
