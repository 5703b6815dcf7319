"""
A week of a simulated league, backfilled by a real scheduler that is killed in the middle, once into a folder and a DuckDB file
and once into the emulators of Google Cloud Storage and BigQuery: `npm run test:scheduler [-- embedded|cloud]`, and a number for fewer days.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from airflow_home import DAGS, clean_environment, settings
from hoops_world import NODE, ROOT, League

WEEK = [f"2025-12-{day:02d}" for day in range(8, 15)]
GAMES = dict(zip(WEEK, (0, 2, 2, 4, 4, 5, 7), strict=True))
BIN = Path(sys.executable).parent
PATIENCE = 7_200


class Stack:
    """api-server, dag-processor and scheduler of one home, each the leader of its own process group."""

    def __init__(self, folder: Path, hoops: dict[str, str]) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        self.env = {
            **os.environ,
            **settings(folder / "airflow"),
            "PATH": f"{BIN}:{os.environ['PATH']}",
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{self.port}/execution/",
            "AIRFLOW__CORE__PARALLELISM": "4",
            "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "True",
            "AIRFLOW__API_AUTH__JWT_SECRET": os.urandom(32).hex(),
            "AIRFLOW__API__SECRET_KEY": os.urandom(32).hex(),
            "AIRFLOW__API__PORT": str(self.port),
            "AIRFLOW__API__HOST": "127.0.0.1",
            # Only the backfill, not the day before today.
            "AIRFLOW__SCHEDULER__USE_JOB_SCHEDULE": "False",
            # What a killed worker was doing is missed soon; by default after five minutes.
            "AIRFLOW__SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL": "15",
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT": "40",
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT_DETECTION_INTERVAL": "5",
            "HOOPS_RETRY_SECONDS": "1",
            **hoops,
        }
        self.processes: dict[str, subprocess.Popen] = {}

    def airflow(self, *words: str) -> str:
        done = subprocess.run([BIN / "airflow", *words], env=self.env, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"airflow {' '.join(words)} ended with {done.returncode}: {done.stderr[-2000:]}{done.stdout[-2000:]}")
        return done.stdout

    def start(self, name: str) -> None:
        log = (self.folder / f"{name}.log").open("a")
        self.processes[name] = subprocess.Popen(
            [BIN / "airflow", name], env=self.env, stdout=log, stderr=log, start_new_session=True
        )

    def kill(self, name: str) -> None:
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def close(self) -> None:
        for process in reversed(self.processes.values()):
            os.killpg(process.pid, signal.SIGTERM)
        for name, process in list(self.processes.items()):
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill(name)

    def api(self, path: str) -> dict:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/v2/{path}", timeout=60) as answer:
            return json.load(answer)

    def runs(self) -> dict[str, str]:
        """State by game date."""
        runs = self.api("dags/nba_daily/dagRuns?limit=100")["dag_runs"]
        return {run["partition_key"]: run["state"] for run in runs}

    def instances(self) -> list[dict]:
        path = "dags/nba_daily/dagRuns/~/taskInstances?limit=100&offset={}"
        first = self.api(path.format(0))
        rest = [self.api(path.format(offset)) for offset in range(100, first["total_entries"], 100)]
        return [ti for page in (first, *rest) for ti in page["task_instances"]]

    def hoops(self, *words: str) -> str:
        command = [*NODE, str(ROOT / "apps/pipeline-cli/src/main.ts"), *words]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, cwd=self.folder)
        if done.returncode != 0:
            raise SystemExit(f"hoops {' '.join(words)} ended with {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout

    def query(self, sql: str) -> list[dict]:
        return json.loads(self.hoops("query", "--json", sql))


def wait_until(what: str, is_so: Callable[[], bool], every: float = 2) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if is_so():
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(every)
    raise SystemExit(f"{what}: not so after {PATIENCE} s")


def backfill(name: str, hoops: dict[str, str], dates: list[str], league: League, folder: Path) -> None:
    say = lambda line: print(f"{name:<9} {line}", flush=True)  # noqa: E731
    began = time.monotonic()
    source = league.opens("2026-07-01T14:00:00Z")
    stack = Stack(folder, {"HOOPS_SOURCE": source, **hoops})
    stack.airflow("db", "migrate")
    stack.airflow("pools", "set", "nba_api", "2", "how many ask the league at once")
    stack.airflow("pools", "set", "warehouse", "1", "one writer")
    try:
        for process in ("api-server", "dag-processor", "scheduler"):
            stack.start(process)
        wait_until("the DAG is known", lambda: stack.api("dags/nba_daily")["dag_id"] == "nba_daily")
        stack.airflow("dags", "unpause", "nba_daily")
        limits = ["--from-date", dates[0], "--to-date", f"{dates[-1]}T23:59:59", "--max-active-runs", "3"]
        stack.airflow("backfill", "create", "--dag-id", "nba_daily", *limits)
        say(f"{len(stack.runs())} runs queued, 3 at a time; pool warehouse of 1; {DAGS.name} from {DAGS.parent.name}/")

        def mid_way() -> bool:
            states = [(ti["task_id"], ti["state"]) for ti in stack.instances()]
            is_loading = ("load_to_bq_staging", "running") in states or ("dbt_run", "running") in states
            return is_loading and ("write_audit", "success") in states

        wait_until("a date is done and another is being loaded or modelled", mid_way, every=0.5)
        at = [f"{ti['task_id']} of {ti['dag_run_id'].split('__')[1][:10]}" for ti in stack.instances() if ti["state"] == "running"]
        stack.kill("scheduler")
        say(f"scheduler's process group killed after {time.monotonic() - began:.0f} s, while running: {', '.join(at)}")
        stack.start("scheduler")
        wait_until("all runs have ended", lambda: set(stack.runs().values()) <= {"success", "failed"})
        report(say, stack, dates, began)
    finally:
        stack.close()


def report(say: Callable[[str], None], stack: Stack, dates: list[str], began: float) -> None:
    runs, instances = stack.runs(), stack.instances()
    counts = [
        f"select '{table}' as place, cast(game_date as {{text}}) as game_date, count(*) as n, count(distinct {key}) as keys from {table} group by 1, 2"
        for table, key in (
            ("staging.games", "game_id"),
            ("staging.plays", "concat(game_id, '-', play_id)"),
            ("staging.player_box_scores", "concat(game_id, '-', player_id)"),
            ("core.fct_games", "game_id"),
        )
    ]
    text = "string" if stack.env["HOOPS_WAREHOUSE"].startswith("bigquery:") else "varchar"
    rows = stack.query(" union all ".join(counts).format(text=text))
    audited = stack.query(
        f"select cast(game_date as {text}) as game_date, count(*) as runs, count(distinct run_id) as ids, max(status) as status from audit.pipeline_runs group by 1"
    )
    tries = [ti["try_number"] for ti in instances]
    faults = []
    for date in dates:
        its = {row["place"]: row for row in rows if row["game_date"] == date}
        games = {place: its.get(place, {"n": 0})["n"] for place in ("staging.games", "core.fct_games")}
        twice = {place: row for place, row in its.items() if row["n"] != row["keys"]}
        audit = [(row["runs"], row["ids"], row["status"]) for row in audited if row["game_date"] == date]
        if runs.get(date) != "success" or set(games.values()) != {GAMES[date]} or twice or audit != [(1, 1, "ok")]:
            faults.append(f"{date}: run {runs.get(date)}, games {games}, of {GAMES[date]}, twice {twice}, audit {audit}")
    plays = sum(row["n"] for row in rows if row["place"] == "staging.plays" and row["game_date"] in dates)
    lines = sum(row["n"] for row in rows if row["place"] == "staging.player_box_scores" and row["game_date"] in dates)
    again = sum(number - 1 for number in tries if number > 1)
    say(
        f"{len(runs)} DAG runs and {len(instances)} task instances ended, {again} tries more than one each, in {time.monotonic() - began:.0f} s"
    )
    if faults:
        raise SystemExit("\n".join(faults + last_words(stack, instances)))
    games = sum(GAMES[date] for date in dates)
    say(f"warehouse: {games} games, {lines} player lines, {plays} plays; {len(dates)} audit rows, each ok; no row twice")


def last_words(stack: Stack, instances: list[dict]) -> list[str]:
    """What each failed task said last; `write_audit` only repeats what another one has said."""
    said = []
    for ti in instances:
        if ti["state"] != "failed" or ti["task_id"] == "write_audit":
            continue
        logs = stack.folder / "airflow/logs" / f"dag_id={ti['dag_id']}" / f"run_id={ti['dag_run_id']}" / f"task_id={ti['task_id']}"
        if ti["map_index"] >= 0:
            logs /= f"map_index={ti['map_index']}"
        for log in sorted(logs.glob("*.log")):
            said.append(f"{ti['task_id']} of {ti['dag_run_id']}, {log.name}:")
            said.extend(str(json.loads(line)["event"]) for line in log.read_text().splitlines()[-12:])
    return said


def main(words: list[str]) -> None:
    dates = WEEK[: next((int(word) for word in words if word.isdigit()), len(WEEK))]
    paths = [word for word in words if not word.isdigit()] or ["embedded", "cloud"]
    gcs, bigquery = os.environ.get("HOOPS_TEST_GCS"), os.environ.get("HOOPS_TEST_BIGQUERY")
    clean_environment()
    league = League()
    try:
        with tempfile.TemporaryDirectory(prefix="hoops-scheduler-", ignore_cleanup_errors=True) as temporary:
            folder = Path(temporary)
            if "embedded" in paths:
                (folder / "embedded").mkdir()
                here = {"HOOPS_STORE": f"folder:{folder}/store", "HOOPS_WAREHOUSE": f"duckdb:{folder}/hoops.duckdb"}
                backfill("embedded", here, dates, league, folder / "embedded")
            if "cloud" in paths:
                if gcs is None or bigquery is None:
                    raise SystemExit("HOOPS_TEST_GCS and HOOPS_TEST_BIGQUERY are not set: start this with npm run test:scheduler")
                for bucket in ("scheduler-store", "scheduler-work"):
                    body = json.dumps({"name": bucket}).encode()
                    make = urllib.request.Request(f"{gcs}/storage/v1/b?project=p", body, {"content-type": "application/json"})
                    urllib.request.urlopen(make, timeout=30).close()
                (folder / "cloud").mkdir()
                cloud = {
                    "HOOPS_GCS_ENDPOINT": gcs,
                    "HOOPS_BIGQUERY_ENDPOINT": bigquery,
                    "HOOPS_STORE": "gs://scheduler-store",
                    "HOOPS_WAREHOUSE": "bigquery://p?location=US&load=gs://scheduler-work/load",
                }
                backfill("cloud", cloud, dates, league, folder / "cloud")
    finally:
        league.close()
    print(f"{len(dates)} dates were backfilled by the scheduler, killed in the middle and restarted: complete, nothing twice")


if __name__ == "__main__":
    # A polite stop ends the processes that were started, too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    main(sys.argv[1:])
