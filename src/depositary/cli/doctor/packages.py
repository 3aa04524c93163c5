"""The program itself and the packages that it needs or can use, each with its version."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata

from packaging.requirements import InvalidRequirement, Requirement

from depositary import __version__
from depositary.cli.doctor.check import Check

OLDEST = (3, 11)
CHECKERS = ("test", "dev", "docs", "training")  # extras for those who work on depositary, not for those who use it
_EXTRA = re.compile(r"extra\s*==\s*['\"]([^'\"]+)")


def look(pipeline: str | None = None) -> Iterator[Check]:
    """Depositary, Python, then every package, the optional ones last."""
    yield Check(name="depositary", state="ok", found={"version": __version__})
    yield _python()
    try:
        wanted = [Requirement(line) for line in metadata.requires("depositary") or ()]
    except (metadata.PackageNotFoundError, InvalidRequirement) as error:
        yield Check(
            name="packages",
            state="broken",
            wrong=f"the installation names no requirements: {error}",
            mend="pip install depositary",
        )
        return
    yield from (_package(r) for r in wanted if _extra(r) is None)
    yield from (_optional(r, extra) for r in wanted if (extra := _extra(r)) and extra not in CHECKERS)


def _python() -> Check:
    found: dict[str, str | int] = {"version": platform.python_version(), "platform": platform.platform(terse=True)}
    if sys.version_info[:2] >= OLDEST:
        return Check(name="python", state="ok", found=found)
    return Check(name="python", state="broken", found=found, wrong="too old", mend="install Python 3.11 or later")


def _package(wanted: Requirement) -> Check:
    mend = f"pip install '{wanted.name}{wanted.specifier}'"
    version = _version(wanted.name)
    if version is None:
        return Check(name=wanted.name, state="broken", wrong="not installed", mend=mend)
    if not wanted.specifier.contains(version, prereleases=True):
        return Check(
            name=wanted.name, state="broken", found={"version": version}, wrong=f"needs {wanted.specifier}", mend=mend
        )
    return Check(name=wanted.name, state="ok", found={"version": version})


def _optional(wanted: Requirement, extra: str) -> Check:
    found: dict[str, str | int] = {"extra": extra}
    version = _version(wanted.name)
    mend = f"pip install 'depositary[{extra}]'"
    if version is None:
        return Check(name=wanted.name, state="absent", needed=False, found=found, mend=mend)
    found["version"] = version
    if not wanted.specifier.contains(version, prereleases=True):
        return Check(
            name=wanted.name, state="broken", needed=False, found=found, wrong=f"needs {wanted.specifier}", mend=mend
        )
    return Check(name=wanted.name, state="ok", needed=False, found=found)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _extra(wanted: Requirement) -> str | None:
    match = _EXTRA.search(str(wanted.marker or ""))
    return match[1] if match else None
