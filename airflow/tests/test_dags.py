"""What the DAGs are, without running them."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def tasks(airflow):
    return [task for dag in airflow.bag.dags.values() for task in dag.tasks]


def test_both_dags_import_without_an_error(airflow):
    assert airflow.bag.import_errors == {}
    assert sorted(airflow.bag.dags) == ["nba_daily", "nba_refetch"]


def test_the_daily_dag_has_the_nine_steps_by_their_names_in_their_order(airflow):
    steps = re.findall(r"^  '(\w+)',$", (ROOT / "packages/audit/src/steps.ts").read_text(), re.M)
    assert len(steps) == 9
    assert [task.task_id for task in airflow.daily.topological_sort()] == steps
    assert [task.task_id for task in airflow.daily.leaves] == ["write_audit"]


def test_no_value_is_templated_into_a_command_and_each_command_is_one_call_of_hoops(airflow):
    for task in tasks(airflow):
        command = task.partial_kwargs["bash_command"] if task.is_mapped else task.bash_command
        assert not re.search(r"\{\{|\{%|dag_run|params|conf", command), command
        assert re.fullmatch(r'exec .*main\.ts (step \w+|backfill .*) --trigger "\$AIRFLOW_CTX_DAG_RUN_ID"', command)


def test_whatever_asks_the_league_or_holds_the_warehouse_waits_in_a_pool(airflow):
    pools = {task.task_id: task.pool for task in tasks(airflow)}
    assert pools == {
        "fetch_scoreboard": "nba_api",
        "extract_game_ids": "default_pool",
        "fetch_boxscores": "nba_api",
        "write_raw_to_gcs": "default_pool",
        "load_to_bq_staging": "warehouse",
        "dbt_run": "warehouse",
        "dbt_test": "warehouse",
        "freshness_volume_checks": "warehouse",
        "write_audit": "warehouse",
        "refetch": "warehouse",
    }


def test_the_game_date_is_the_day_before_in_new_york_in_summer_and_in_winter(airflow):
    from airflow.serialization.encoders import coerce_to_core_timetable
    from airflow.timetables.base import TimeRestriction
    from pendulum import datetime

    timetables = {name: coerce_to_core_timetable(dag.timetable) for name, dag in airflow.bag.dags.items()}

    def first_run(dag: str, after) -> tuple[str, str]:
        run = timetables[dag].next_dagrun_info_v2(
            last_dagrun_info=None, restriction=TimeRestriction(earliest=after, latest=None, catchup=True)
        )
        return str(run.run_after), run.partition_key

    assert first_run("nba_daily", datetime(2026, 1, 16)) == ("2026-01-16 15:00:00+00:00", "2026-01-15")
    assert first_run("nba_daily", datetime(2026, 6, 16)) == ("2026-06-16 14:00:00+00:00", "2026-06-15")
    assert first_run("nba_refetch", datetime(2026, 1, 16)) == ("2026-01-16 14:00:00+00:00", "2026-01-15")


@pytest.mark.parametrize(
    "game_date, dates, season",
    [
        ("2026-01-15", "2026-01-08,2026-01-12,2026-01-14", ""),
        ("2026-03-02", "2026-02-23,2026-02-27,2026-03-01", ""),
        ("2026-06-30", "", "2025-26"),
        ("", "", ""),
    ],
)
def test_what_is_asked_for_again_before_the_daily_run(airflow, game_date, dates, season):
    import nba_refetch

    assert nba_refetch.dates_to_refetch(game_date) == dates
    assert nba_refetch.season_to_refetch(game_date) == season


@pytest.mark.parametrize(
    "message, action",
    [
        ("Bash command failed. The command returned a non-zero exit code 75.", "default"),
        ("Bash command failed. The command returned a non-zero exit code 65.", "fail"),
        ("Bash command failed. The command returned a non-zero exit code 1.", "fail"),
        ("Bash command failed. The command returned a non-zero exit code -9.", "default"),
        ("Timed out", "default"),
    ],
)
def test_only_75_a_signal_and_a_time_out_are_tried_again(airflow, message, action):
    from hoops_step import RetryOnlyTempfail

    assert RetryOnlyTempfail().evaluate(RuntimeError(message), 1, 3).action.value == action


def test_a_late_date_is_told_once_and_a_backfill_that_waits_its_turn_is_not(airflow, world):
    import hoops_alerts

    run = {"dag_id": "nba_daily", "partition_key": "2026-01-15", "run_type": "scheduled"}
    hoops_alerts.late(hours=2.0, context={"dag_run": run})
    hoops_alerts.late(hours=2.0, context={"dag_run": {**run, "run_type": "backfill"}})
    assert world.alerts.taken() == ["nba_daily 2026-01-15: not done 2.0 hours after it was due to start"]


def test_the_daily_dag_shows_the_runbook(airflow):
    assert airflow.daily.doc_md == (ROOT / "docs/runbook.md").read_text()
