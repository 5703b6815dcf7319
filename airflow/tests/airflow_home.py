"""A real Airflow in a temporary home: its database, its two DAGs, its pools; runs begun, cleared and driven to their end in this process."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

DAGS = Path(__file__).resolve().parents[1] / "dags"


def settings(home: Path) -> dict[str, str]:
    """What must stand in the environment before Airflow is first imported."""
    return {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__UNIT_TEST_MODE": "False",
        "HOOPS_RETRY_SECONDS": "0",
    }


class AirflowHome:
    def __init__(self) -> None:
        self.runs: list[DagRun] = []
        from airflow.dag_processing.bundles.manager import DagBundlesManager
        from airflow.dag_processing.dagbag import BundleDagBag, sync_bag_to_db
        from airflow.models.pool import Pool
        from airflow.serialization.serialized_objects import DagSerialization
        from airflow.utils.db import initdb

        initdb()
        DagBundlesManager().sync_bundles_to_db()
        Pool.create_or_update_pool("nba_api", 2, "", False)
        Pool.create_or_update_pool("warehouse", 1, "", False)
        self.bag = BundleDagBag(dag_folder=DAGS, bundle_path=DAGS, bundle_name="dags-folder")
        sync_bag_to_db(self.bag, "dags-folder", None)
        self.daily = self.bag.dags["nba_daily"]
        # dag.test() of a DAG with a deadline fails after the run (apache/airflow#73428); the scheduler's test keeps it.
        self.daily.deadline = None
        self.scheduled = DagSerialization.deserialize_dag(DagSerialization.serialize_dag(self.daily))

    def run_by_hand(self, date: str) -> "DagRun":
        """As a person starts it: the date is a parameter."""
        run_id = self.daily.test(logical_date=None, run_conf={"date": date}).run_id
        return self._begin(date, run_id)

    def run_of(self, key: str) -> "DagRun":
        """As the timetable starts it: the date is the partition's key. Driven to its end."""
        from airflow.utils.session import create_session
        from airflow.utils.state import DagRunState
        from airflow.utils.types import DagRunTriggeredByType, DagRunType

        run_id = f"scheduled__{len(self.runs)}"
        now = datetime.now(UTC)
        with create_session() as session:
            self.scheduled.create_dagrun(
                run_id=run_id,
                run_after=now,
                start_date=now,
                partition_key=key,
                run_type=DagRunType.SCHEDULED,
                triggered_by=DagRunTriggeredByType.TIMETABLE,
                state=DagRunState.RUNNING,
                session=session,
            )
        run = self._begin(key, run_id)
        run.drive()
        return run

    def _begin(self, date: str, run_id: str) -> "DagRun":
        run = DagRun(self, date, run_id)
        self.runs.append(run)
        return run

    def begun(self, date: str) -> "DagRun":
        """The newest run of a date so far."""
        return next(run for run in reversed(self.runs) if run.date == date)

    def executed(self) -> dict[str, int]:
        """How many DAG runs there were, and how often a task instance was executed: again after a clear and for another try, too."""
        from airflow import settings as airflow_settings
        from sqlalchemy import text

        with airflow_settings.engine.connect() as connection:
            one = lambda sql: connection.execute(text(sql)).scalar_one()  # noqa: E731
            return {
                "runs": one("select count(*) from dag_run"),
                "tasks": one("select count(*) from task_instance where start_date is not null"),
                "again": one("select count(*) from task_instance_history where start_date is not null"),
            }


class DagRun:
    def __init__(self, home: AirflowHome, date: str, run_id: str) -> None:
        self.home = home
        self.date = date
        self.run_id = run_id

    def drive(self, *, after_each: Callable[[Any], None] = lambda ti: None) -> None:
        """Schedules and runs what is due until the run has ended: the loop of dag.test(), for a run that exists already."""
        import airflow.settings
        from airflow.sdk.definitions.dag import _run_task
        from airflow.utils.state import DagRunState, TaskInstanceState

        session = airflow.settings.Session()
        run = self._find(session)
        run.dag = self.home.scheduled
        run.state = DagRunState.RUNNING
        while run.state == DagRunState.RUNNING:
            session.expire_all()
            due, _ = run.update_state(session=session, execute_callbacks=False)
            for ti in due:
                ti.try_number += 1
                ti.state = TaskInstanceState.SCHEDULED
            session.commit()
            for ti in run.get_task_instances(state=[TaskInstanceState.SCHEDULED], session=session):
                _run_task(ti=ti, task=self.home.daily.task_dict[ti.task_id])
                after_each(ti)
        session.commit()
        session.close()

    def clear(self, *tasks: str | tuple[str, int]) -> None:
        """Forgets what these tasks came to, so that they are done again."""
        from airflow.utils.session import create_session

        with create_session() as session:
            assert self.home.scheduled.clear(run_id=self.run_id, task_ids=list(tasks), session=session) > 0

    @property
    def state(self) -> str:
        from airflow.utils.session import create_session

        with create_session() as session:
            return str(self._find(session).state)

    def tasks(self) -> dict[str, str]:
        """State by task id; of mapped ones by `fetch_boxscores[0022500561]`, as the grid shows them."""
        return {name: state for name, state, _ in self._instances()}

    def tries(self) -> dict[str, int]:
        """How many tries a task took, where it took more than one."""
        return {name: tries for name, _, tries in self._instances() if tries > 1}

    def map_index(self, game: str) -> int:
        from airflow.utils.session import create_session

        with create_session() as session:
            instances = self._find(session).get_task_instances(session=session)
            return next(ti.map_index for ti in instances if ti.map_index >= 0 and ti.rendered_map_index == game)

    def assets(self) -> list[str]:
        """What it told consumers of."""
        from airflow.models.asset import AssetEvent
        from airflow.utils.session import create_session
        from sqlalchemy import select

        with create_session() as session:
            events = session.scalars(select(AssetEvent).where(AssetEvent.source_run_id == self.run_id).order_by(AssetEvent.id))
            return [event.asset.name for event in events]

    def _instances(self) -> list[tuple[str, str, int]]:
        from airflow.utils.session import create_session

        with create_session() as session:
            instances = self._find(session).get_task_instances(session=session)
            return sorted(
                (ti.task_id if ti.map_index < 0 else f"{ti.task_id}[{ti.rendered_map_index}]", str(ti.state), ti.try_number)
                for ti in instances
            )

    def _find(self, session: Any) -> Any:
        from airflow.models.dagrun import DagRun as Model
        from sqlalchemy import select

        return session.scalar(select(Model).where(Model.dag_id == "nba_daily", Model.run_id == self.run_id))


def clean_environment() -> None:
    """Nothing that a person has set for hoops or Airflow may reach the tests."""
    for name in list(os.environ):
        if name.startswith(("HOOPS_", "AIRFLOW_")):
            del os.environ[name]
