"""Asks again for dates that the league goes on correcting, an hour before the daily run, whose one dbt build takes the corrections in."""

from datetime import date, datetime, timedelta

import hoops_alerts
from airflow.sdk import DAG, CronPartitionTimetable, Param
from hoops_step import GAME_DATE, RetryOnlyTempfail, hoops

# Plays are edited for hours and statistics for days; the last corrections come when the season is over.
DAYS_BACK = (7, 3, 1)
SEASON_IS_OVER = (6, 30)


def dates_to_refetch(game_date: str) -> str:
    """The dates before the daily run's own, oldest first, as `--dates` takes them; blank without a date, and when the whole season is asked for again."""
    if game_date == "" or season_to_refetch(game_date):
        return ""
    day = date.fromisoformat(game_date)
    return ",".join(str(day - timedelta(days=back)) for back in DAYS_BACK)


def season_to_refetch(game_date: str) -> str:
    """`2025-26` on the day after which nothing of it changes any more; blank on any other."""
    if game_date == "":
        return ""
    day = date.fromisoformat(game_date)
    if (day.month, day.day) != SEASON_IS_OVER:
        return ""
    return f"{day.year - 1}-{day.year % 100:02d}"


with DAG(
    "nba_refetch",
    description="Corrections: D-7, D-3 and D-1 of the daily run's date D again, and the season once it is over",
    doc_md=__doc__,
    schedule=CronPartitionTimetable("0 9 * * *", timezone="America/New_York", run_offset=-1, key_format="%Y-%m-%d"),
    start_date=datetime(2025, 10, 1),
    catchup=False,
    max_active_runs=1,
    params={
        "date": Param(None, type=["null", "string"], format="date", description="Game date D of the daily run, of a run by hand")
    },
    user_defined_macros={"dates_to_refetch": dates_to_refetch, "season_to_refetch": season_to_refetch},
    tags=["hoops"],
):
    # The warehouse's pool, since this loads; the league is asked at the client's own pace, and by nobody else at that hour.
    hoops(
        "backfill --until load_to_bq_staging",
        {
            "HOOPS_DATES": f"{{{{ dates_to_refetch({GAME_DATE}) }}}}",
            "HOOPS_SEASON": f"{{{{ season_to_refetch({GAME_DATE}) }}}}",
        },
        task_id="refetch",
        pool="warehouse",
        do_xcom_push=False,
        retries=3,
        retry_delay=timedelta(minutes=5),
        retry_exponential_backoff=True,
        max_retry_delay=timedelta(minutes=15),
        retry_policy=RetryOnlyTempfail(),
        execution_timeout=timedelta(hours=3),
        on_failure_callback=hoops_alerts.failed,
    )
