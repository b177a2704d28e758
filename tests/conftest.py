"""What every test stands on: the real cases where they are at hand, and no silent skip."""

from __future__ import annotations

import atexit
import os
import tempfile
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
TEST_DATABASE = "PRONGSAI_TEST_DATABASE"


def lay_out_installation():
    """An installation of the tests' own; PRONGSAI_TEST_DATABASE=postgresql puts it on a cluster.

    Before anything of Django's is imported, which reads its settings then. The workers of a
    parallel run inherit it, each with a folder of its own: two cannot lay out the same files.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is not None:
        os.environ["PRONGSAI_DATA"] = str(Path(os.environ["PRONGSAI_DATA"]) / worker)
    else:
        folder = tempfile.TemporaryDirectory(prefix="prongsai-")
        atexit.register(folder.cleanup)
        os.environ["PRONGSAI_DATA"] = folder.name
        if os.environ.get(TEST_DATABASE) == "postgresql":
            from tests.web.cluster import start

            os.environ["PRONGSAI_DATABASE"] = start()
    os.environ["DJANGO_SETTINGS_MODULE"] = "prongsai.web.settings"


lay_out_installation()


def find_examples() -> Path | None:
    """The folder of the four real cases, where PRONGSAI_EXAMPLES says or beside the repository."""
    named = os.environ.get("PRONGSAI_EXAMPLES")
    places = [*([Path(named)] if named else []), ROOT.parent / "shared" / "examples"]
    return next((each for each in places if (each / "000" / "truth.json").is_file()), None)


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
    if hasattr(config, "workeroutput"):  # in a parallel run the workers collect, not the controller
        config.workeroutput["prongsai_deselected"] = len(needing)


@pytest.hookimpl(optionalhook=True)  # of pytest-xdist
def pytest_testnodedown(node):
    told = getattr(node, "workeroutput", {}).get("prongsai_deselected", 0)
    node.config.prongsai_deselected = max(told, getattr(node.config, "prongsai_deselected", 0))


def pytest_sessionfinish(session, exitstatus):
    config = session.config
    if hasattr(config, "workerinput"):
        return  # the controller of a parallel run judges
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    skipped = len(reporter.stats.get("skipped", [])) if reporter else 0
    faults = [f"{skipped} skipped: a test that needs something must have it"] if skipped else []
    if os.environ.get("CI") == "true" and find_examples() is None:
        faults.append("the real cases are not at hand, and CI=true")
    config.prongsai_faults = faults
    if faults and exitstatus == 0:
        session.exitstatus = 1


def pytest_terminal_summary(terminalreporter, config):
    count = getattr(config, "prongsai_deselected", 0)
    if count:
        terminalreporter.write_line(f"{count} deselected: the real cases are not at hand")
    for fault in getattr(config, "prongsai_faults", []):
        terminalreporter.write_line(f"FAILED: {fault}", red=True)
