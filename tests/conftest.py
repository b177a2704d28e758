"""What every test stands on: the real cases where they are at hand, and no silent skip."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Speed is never a test here: a slow machine must not fail a law. The same examples every time,
# so that one commit is green or red for everybody; `make soak` looks further, at chance.
settings.register_profile(
    "test", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "soak", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("soak" if os.environ.get("PRONGSAI_SOAK") == "1" else "test")

ROOT = Path(__file__).resolve().parent.parent


def find_examples() -> Path | None:
    """The folder of the four real cases, beside the repository or where PRONGSAI_EXAMPLES says."""
    named = os.environ.get("PRONGSAI_EXAMPLES")
    folder = Path(named) if named else ROOT.parent / "shared" / "examples"
    return folder if (folder / "000" / "truth.json").is_file() else None


@pytest.fixture(scope="session")
def examples() -> Path:
    folder = find_examples()
    assert folder is not None
    return folder


def pytest_collection_modifyitems(config, items):
    if find_examples() is not None:
        return
    needing = [item for item in items if item.get_closest_marker("examples")]
    if needing:
        config.hook.pytest_deselected(items=needing)
        items[:] = [item for item in items if not item.get_closest_marker("examples")]
    config.prongsai_deselected = len(needing)


def pytest_terminal_summary(terminalreporter, config):
    count = getattr(config, "prongsai_deselected", 0)
    if count:
        terminalreporter.write_line(f"{count} tests deselected: the real cases are not at hand")


def pytest_sessionfinish(session, exitstatus):
    if hasattr(session.config, "workerinput"):
        return  # the controller of a parallel run judges
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = len(reporter.stats.get("skipped", [])) if reporter else 0
    absent = os.environ.get("CI") == "true" and find_examples() is None
    if exitstatus == 0 and (skipped or absent):
        why = "the real cases are absent under CI" if absent else f"{skipped} tests were skipped"
        reporter.write_line(f"FAILED: {why}", red=True)
        session.exitstatus = 1
