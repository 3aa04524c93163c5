"""`depositary schema`: the form of a record."""

from __future__ import annotations

from depositary.cli import options
from depositary.cli.outlet import Outlet, writable


def run(output: options.Output = None) -> None:
    """Print the JSON Schema of a record, as `depositary read --format json` prints one."""
    import msgspec

    from depositary.record import schema

    with Outlet(writable(output, inputs=[])) as outlet:
        outlet.write(msgspec.json.format(msgspec.json.encode(schema()), indent=2) + b"\n")
