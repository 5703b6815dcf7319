"""One game date, once through: the nine steps of `hoops`, timed at 10:00 US Eastern for the day before."""

import json
import os
from datetime import datetime, timedelta

import hoops_alerts
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import (
    DAG,
    Asset,
    CronPartitionTimetable,
    DeadlineAlert,
    DeadlineReference,
    Param,
    SyncCallback,
    TriggerRule,
)
from hoops_step import CLI, GAME_DATE, ROOT, TRIGGER, RetryOnlyTempfail, hoops

LATE_AFTER = timedelta(hours=2)

# For consumers: a DAG with schedule=[Asset.ref(name="marts")] runs once a game date is modelled, checked and found complete.
bronze = Asset("bronze", uri="hoops://bronze/")
staging = Asset("staging", uri="hoops://staging/")
marts = Asset("marts", uri="hoops://marts/")


def runbook() -> str:
    place = ROOT / "docs" / "runbook.md"
    return place.read_text() if place.is_file() else "See docs/runbook.md in the project."


def step(task_id: str, *, env: dict[str, str] | None = None, **options: object) -> BashOperator:
    return hoops(f"step {task_id}", {"HOOPS_DATE": f"{{{{ {GAME_DATE} }}}}", **(env or {})}, task_id=task_id, **options)


with DAG(
    "nba_daily",
    description="One game date: fetch, seal, load, model, test, check, audit",
    doc_md=runbook(),
    schedule=CronPartitionTimetable("0 10 * * *", timezone="America/New_York", run_offset=-1, key_format="%Y-%m-%d"),
    start_date=datetime(2025, 10, 1),
    catchup=False,
    # Of the schedule only: a backfill brings a limit of its own, so the pools are what holds.
    max_active_runs=1,
    params={
        "date": Param(None, type=["null", "string"], format="date", description="Game date, US Eastern, of a run by hand")
    },
    default_args={
        "do_xcom_push": False,
        # In a backfill a date that is begun is finished before another one takes the warehouse.
        "weight_rule": "upstream",
        "retries": 3,
        "retry_delay": timedelta(seconds=int(os.environ.get("HOOPS_RETRY_SECONDS", "60"))),
        "retry_exponential_backoff": True,
        "max_retry_delay": timedelta(minutes=15),
        "retry_policy": RetryOnlyTempfail(),
        "execution_timeout": timedelta(minutes=30),
        "on_failure_callback": hoops_alerts.failed,
    },
    deadline=DeadlineAlert(
        reference=DeadlineReference.DAGRUN_QUEUED_AT,
        interval=LATE_AFTER,
        callback=SyncCallback("hoops_alerts.late", kwargs={"hours": LATE_AFTER.total_seconds() / 3600}),
    ),
    tags=["hoops"],
) as dag:
    fetch_scoreboard = step("fetch_scoreboard", pool="nba_api")

    # Its last line on stdout, a list of environments: a date and a game for each mapped task.
    extract_game_ids = step("extract_game_ids", do_xcom_push=True, output_processor=json.loads)

    fetch_boxscores = BashOperator.partial(
        task_id="fetch_boxscores",
        bash_command=f"exec {CLI} step fetch_boxscores {TRIGGER}",
        cwd=str(ROOT),
        append_env=True,
        pool="nba_api",
        map_index_template="{{ task.env['HOOPS_GAME'] }}",
    ).expand(env=extract_game_ids.output)

    # Whatever the games came to: what is there is sealed, and what is missing the checks will name. With no list of games it fails, and nothing is loaded.
    write_raw_to_gcs = step("write_raw_to_gcs", trigger_rule=TriggerRule.ALL_DONE, outlets=[bronze])

    load_to_bq_staging = step("load_to_bq_staging", pool="warehouse", outlets=[staging])
    dbt_run = step("dbt_run", pool="warehouse")
    dbt_test = step("dbt_test", pool="warehouse")

    # A test that does not hold says nothing about completeness, so the checks are made all the same; of marts that were not built they are not.
    freshness_volume_checks = step(
        "freshness_volume_checks", pool="warehouse", trigger_rule=TriggerRule.ALL_DONE_MIN_ONE_SUCCESS, outlets=[marts]
    )

    # The one leaf, so its end is the run's: it writes the audit row whatever happened, then ends with 1 when any task failed.
    write_audit = step(
        "write_audit",
        pool="warehouse",
        trigger_rule=TriggerRule.ALL_DONE,
        env={"HOOPS_TASK_STATES": "{{ ti.get_task_states(dag_id=dag.dag_id, run_ids=[run_id])[run_id] | tojson }}"},
    )

    fetch_scoreboard >> extract_game_ids >> fetch_boxscores >> write_raw_to_gcs >> load_to_bq_staging
    load_to_bq_staging >> dbt_run >> dbt_test >> freshness_volume_checks >> write_audit
    dbt_run >> freshness_volume_checks
