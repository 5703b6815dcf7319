"""Runs several dbt verbs in one process, because importing dbt costs more than the SQL.

Usage: run_dbt.py --duckdb FILE [--wait SECONDS] [--project-dir DIR] [--target-path DIR] [--log-path DIR] VERB [VERB ...]
       run_dbt.py --bigquery PROJECT [--location US] [--dataset-prefix test_] [--max-bytes-billed BYTES] [--endpoint URL] … VERB

BigQuery finds its credentials by itself (Application Default Credentials); an emulator, named by --endpoint, needs none.

Verbs: run (seeds and models), test (data tests), build (both, in dependency order), unit (unit tests of the models),
docs (dbt's own site of models, columns, lineage and exposures, as one file static_index.html in the target folder).
stdout gets one JSON line per node result as it ends, and a last line {"summary": ...}; all that dbt itself says goes to
the log folder. Exit code: 0 all passed, 1 a model or test failed, 2 dbt could not run (one JSON line {"error": ...}).
"""

import argparse
import json
import os
import sys
import time
import traceback
from importlib.util import find_spec
from pathlib import Path

VERBS = {
    "run": ["build", "--resource-type", "seed", "--resource-type", "model"],
    "test": ["test", "--exclude-resource-type", "unit_test"],
    "build": ["build", "--exclude-resource-type", "unit_test", "--exclude-resource-type", "exposure"],
    "unit": ["test", "--resource-type", "unit_test"],
    "docs": ["docs", "generate", "--static"],
}
# Each engine's environment below .venv, the command that makes it, and its target in profiles.yml.
ENVIRONMENTS = {"duckdb": "py", "bigquery": "bigquery"}
SET_UPS = {"duckdb": "npm run setup", "bigquery": "npm run setup -- --cloud"}
NAMES = {"duckdb": "DuckDB", "bigquery": "BigQuery"}
TARGETS = {"duckdb": "local", "bigquery": "bigquery"}
PASSED = {"success", "pass"}
FAILED = {"error", "fail", "runtime error", "partial success"}


class CannotRun(Exception):
    """dbt could not be started; the text is one sentence."""


def main(arguments):
    use_python_with_dbt("bigquery" if any(each.split("=")[0] == "--bigquery" for each in arguments) else "duckdb")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints stays off stdout

    def say(line):
        answers.write(json.dumps(line) + "\n")
        answers.flush()

    try:
        options = parse(arguments)
        return run(options, say)
    except CannotRun as problem:
        say({"error": str(problem)})
        return 2
    except Exception as bug:
        traceback.print_exc()
        say({"error": f"run_dbt.py broke off, which is a bug: {type(bug).__name__}: {one_line(bug)}"})
        return 2


def use_python_with_dbt(engine):
    """Any Python will do to start with: the one of .venv, which has dbt, takes over."""
    own = Path(__file__).resolve().parent.parent / ".venv" / ENVIRONMENTS[engine] / "bin" / "python"
    if not has_dbt(engine) and own.exists() and os.path.abspath(sys.executable) != str(own):
        os.execv(own, [str(own), *sys.argv])


def has_dbt(engine):
    try:
        return find_spec(f"dbt.adapters.{engine}") is not None
    except ModuleNotFoundError:
        return False


def refuse(message):
    raise CannotRun(f"{message}: see run_dbt.py --help")


def parse(arguments):
    plain = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(prog="run_dbt.py", description=__doc__, formatter_class=plain)
    parser.add_argument("--duckdb", metavar="FILE", help="the DuckDB file that holds staging")
    parser.add_argument("--bigquery", metavar="PROJECT", help="the Google Cloud project that holds staging")
    parser.add_argument("--location", default="US", help="where BigQuery keeps the datasets; default US")
    parser.add_argument("--dataset-prefix", default="", help="put before staging, core and marts, e.g. test_")
    parser.add_argument("--max-bytes-billed", type=int, default=10 * 1024**3, help="no statement may bill more; default 10 GiB")
    endpoint = os.environ.get("HOOPS_BIGQUERY_ENDPOINT", "")
    parser.add_argument("--endpoint", default=endpoint, help="an emulator, e.g. http://127.0.0.1:9050")
    parser.add_argument("--project-dir", default=str(Path(__file__).resolve().parent), help="may be read-only")
    parser.add_argument("--target-path", help="folder of compiled files and parse cache; default: beside the DuckDB file")
    parser.add_argument("--log-path", help="folder for dbt.log; default: beside the DuckDB file")
    parser.add_argument("--wait", type=float, default=30, help="seconds to wait for a file in use; default 30")
    parser.add_argument("verbs", nargs="+", metavar="VERB", help=" | ".join(VERBS))
    parser.error = refuse
    options = parser.parse_args(arguments)

    unknown = [verb for verb in options.verbs if verb not in VERBS]
    if unknown:
        raise CannotRun(f'"{unknown[0]}" is no verb: use {", ".join(VERBS)}')
    if not (Path(options.project_dir) / "dbt_project.yml").is_file():
        raise CannotRun(f"{options.project_dir} holds no dbt_project.yml: name the dbt folder with --project-dir")
    if bool(options.duckdb) == bool(options.bigquery):
        seen = "both --duckdb and --bigquery were given" if options.duckdb else "no warehouse was named"
        raise CannotRun(f"{seen}: say where staging is with --duckdb FILE or with --bigquery PROJECT")
    home = Path("dbt-output")
    options.engine = "duckdb" if options.duckdb else "bigquery"
    if options.duckdb:
        file = Path(options.duckdb).resolve()
        if not file.is_file():
            raise CannotRun(f"{file} does not exist: load staging into it first (hoops run), then run dbt")
        options.duckdb = str(file)
        home = file.with_name(file.stem + ".dbt")
    options.target_path = os.path.abspath(options.target_path or home / "target")
    options.log_path = os.path.abspath(options.log_path or home / "logs")
    return options


def run(options, say):
    started = time.monotonic()
    for folder in (options.target_path, options.log_path):
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError as problem:
            way = "name another with --target-path and --log-path"
            raise CannotRun(f"{folder} cannot be made ({problem.strerror}): {way}")
    engine, target = options.engine, TARGETS[options.engine]
    os.environ.update(DBT_SEND_ANONYMOUS_USAGE_STATS="false", DO_NOT_TRACK="1", DBT_VERSION_CHECK="false")
    os.environ.update(settings(options))
    if not has_dbt(engine):
        way = f"run `{SET_UPS[engine]}`, which makes .venv/{ENVIRONMENTS[engine]}, and use that Python"
        raise CannotRun(f"{sys.executable} has no dbt for {NAMES[engine]}: {way}")
    if engine == "bigquery" and not options.endpoint:
        need_credentials()
    from dbt.cli.main import dbtRunner

    seconds = {"import": time.monotonic() - started}
    seasons = []  # of which something changed, so that they were built anew
    counts = {"passed": 0, "warned": 0, "failed": 0, "skipped": 0}
    if options.duckdb:
        # A file in use, or that is none, is told of in one sentence here; dbt would tell of it once a model.
        connect(options.duckdb, options.wait).close()
    common = [
        *("--project-dir", options.project_dir, "--profiles-dir", options.project_dir, "--target", target),
        *("--target-path", options.target_path, "--log-path", options.log_path),
        *("--no-use-colors", "--no-write-json", "--log-level", "none", "--log-level-file", "info"),
    ]
    parsed = time.monotonic()
    manifest = invoke(dbtRunner(), ["parse", *common], options).result
    seconds["parse"] = time.monotonic() - parsed

    for verb in options.verbs:
        began = time.monotonic()
        if verb == "docs":
            say({"verb": verb, "page": write_docs(common, options)})
            seconds[verb] = time.monotonic() - began
            continue
        seen = set()

        def tell(node):
            if node["unique_id"] in seen:
                return
            seen.add(node["unique_id"])
            counts[outcome_of(node["status"])] += 1
            say({"verb": verb, **node})

        def listen(event):
            if event.info.name == "NodeFinished":
                tell(from_event(event.data))

        name, *rest = VERBS[verb]
        runner = dbtRunner(manifest=manifest, callbacks=[listen])
        outcome = invoke(runner, [name, *common, *rest], options, allow_failures=True)
        for result in outcome.result.results:  # skipped nodes are not announced by an event
            tell(from_result(result))
        seconds[verb] = seconds.get(verb, 0) + time.monotonic() - began
        # Where macros/by_season.sql keeps them; the next verb asks anew.
        told = manifest.flat_graph.pop("seasons_of_this_run", {"all": []})
        seasons += [each["season"] for each in told["all"] if each["season_sha"]]
        if verb == "run" and counts["failed"]:
            break  # a test of yesterday's table would prove nothing

    seconds["total"] = time.monotonic() - started
    summary = {
        "target": target,
        "verbs": options.verbs,
        **counts,
        "seconds": {name: round(value, 3) for name, value in seconds.items()},
        "seasons": seasons,
        "log": log_file(options),
    }
    say({"summary": summary})
    return 1 if counts["failed"] else 0


def write_docs(common, options):
    """The site of dbt in one file that opens without a server: models, columns, lineage, exposures. dbt makes it of files, so they are written."""
    from dbt.cli.main import dbtRunner

    invoke(dbtRunner(), [*VERBS["docs"], *(flag for flag in common if flag != "--no-write-json")], options)
    return os.path.join(options.target_path, "static_index.html")


def settings(options):
    """What profiles.yml and the sources read: all of it, so that nothing of a caller's environment gets in."""
    return {
        "HOOPS_DUCKDB": options.duckdb or "",
        "HOOPS_DATASET_PREFIX": options.dataset_prefix if options.bigquery else "",
        "HOOPS_BIGQUERY_PROJECT": options.bigquery or "",
        "HOOPS_BIGQUERY_LOCATION": options.location,
        "HOOPS_BIGQUERY_ENDPOINT": options.endpoint,
        "HOOPS_BIGQUERY_MAX_BYTES_BILLED": str(options.max_bytes_billed),
    }


def need_credentials():
    """Without any, dbt would call gcloud to log in and wait for a person."""
    from google.auth import default
    from google.auth.exceptions import GoogleAuthError

    try:
        default()
    except GoogleAuthError as problem:
        way = "run `gcloud auth application-default login`, or let GOOGLE_APPLICATION_CREDENTIALS name a key file"
        raise CannotRun(f"Google Cloud's credentials were not found ({one_line(problem)}): {way}")


def invoke(runner, arguments, options, allow_failures=False):
    outcome = runner.invoke(arguments)
    if outcome.exception is not None:
        reason = one_line(outcome.exception)
        raise CannotRun(f"dbt could not {arguments[0]}: {reason} (its log is {log_file(options)})")
    if not outcome.success and not (allow_failures and hasattr(outcome.result, "results")):
        raise CannotRun(f"dbt could not {arguments[0]}: see {log_file(options)}")
    return outcome


def log_file(options):
    return os.path.join(options.log_path, "dbt.log")


def outcome_of(status):
    if status in PASSED:
        return "passed"
    if status == "warn":
        return "warned"
    return "failed" if status in FAILED else "skipped"


def from_event(data):
    info, result = data.node_info, data.run_result
    status = str(info.node_status)
    return {
        "unique_id": info.unique_id,
        "resource_type": info.resource_type,
        "name": info.node_name,
        "status": status,
        **effects(info, result.adapter_response, status),
        "failures": result.num_failures if info.resource_type in ("test", "unit_test") else None,
        "seconds": round(result.execution_time, 3),
        "message": one_line(result.message) if status not in PASSED else None,
    }


def from_result(result):
    node = result.node
    status = str(result.status)
    return {
        "unique_id": node.unique_id,
        "resource_type": str(node.resource_type),
        "name": node.name,
        "status": status,
        "rows_affected": None,
        "bytes_billed": None,
        "failures": result.failures,
        "seconds": round(result.execution_time, 3),
        "message": one_line(result.message) if status not in PASSED else None,
    }


def one_line(text):
    return " ".join(str(text).split()) if text else None


def effects(info, response, status):
    """Rows that a model or seed wrote (in DuckDB: holds) and what BigQuery bills for its main statement; an emulator says 0."""
    response = dict(response)
    billed, rows = response.get("bytes_billed"), response.get("rows_affected")
    if info.resource_type not in ("model", "seed") or status not in PASSED:
        rows = None
    elif "dbt.adapters.duckdb" in sys.modules:
        rows = count_rows(info.node_relation.relation_name)
    return {"rows_affected": whole(rows), "bytes_billed": whole(billed)}


def whole(number):
    return None if number is None else int(number)


def count_rows(relation):
    """dbt-duckdb reports no row counts, so they are asked on the connection that it holds open."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    connection = getattr(DuckDBConnectionManager._ENV, "conn", None)
    if not relation or connection is None:
        return None
    return connection.cursor().execute(f"select count(*) from {relation}").fetchone()[0]


def connect(file, wait):
    """DuckDB has one writer: a file in use is waited for, as dbt itself would."""
    import duckdb

    until = time.monotonic() + wait
    while True:
        try:
            return duckdb.connect(file)
        except duckdb.Error as problem:
            if "lock" not in str(problem):
                way = "name the one that holds staging"
                raise CannotRun(f"{file} cannot be opened as a DuckDB file ({one_line(problem)}): {way}")
            if time.monotonic() >= until:
                way = "close that program, then run again"
                raise CannotRun(f"{file} is in use by another program ({one_line(problem)}): {way}")
            time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
