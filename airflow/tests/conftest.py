import json
import os
from pathlib import Path

import airflow_home
import pytest
from hoops_world import World

home: airflow_home.AirflowHome | None = None
results: dict[str, list[dict]] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--results", help="where to write the results, in the form that vitest writes")


@pytest.fixture(scope="session")
def airflow(tmp_path_factory: pytest.TempPathFactory) -> airflow_home.AirflowHome:
    global home
    airflow_home.clean_environment()
    os.environ.update(airflow_home.settings(tmp_path_factory.mktemp("airflow")))
    home = airflow_home.AirflowHome()
    return home


@pytest.fixture(scope="session")
def world(airflow: airflow_home.AirflowHome, tmp_path_factory: pytest.TempPathFactory):
    world = World(tmp_path_factory.mktemp("hoops"))
    yield world
    world.close()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when != "call" and report.passed:
        return
    status = "skipped" if report.skipped else report.outcome
    file, _, name = report.nodeid.partition("::")
    results.setdefault(file, []).append({"fullName": name.removeprefix("test_").replace("_", " "), "status": status})


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.failed:
        results.setdefault(report.nodeid, []).append({"fullName": "can be collected", "status": "failed"})


def pytest_sessionfinish(session: pytest.Session) -> None:
    place = session.config.getoption("results")
    if place is None:
        return
    files = [
        {"name": str(session.config.rootpath / file), "status": "passed", "assertionResults": assertions}
        for file, assertions in results.items()
    ]
    Path(place).parent.mkdir(parents=True, exist_ok=True)
    Path(place).write_text(json.dumps({"testResults": files}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if home is None:
        return
    done = home.executed()
    terminalreporter.write_line(
        f"Airflow executed {done['runs']} DAG runs with {done['tasks']} task instances, and {done['again']} of these once more after a clear or for another try."
    )
