"""How both DAGs call `hoops`: a command line, what may be tried again, and where the game date comes from."""

import os
import re
import shlex
from pathlib import Path
from typing import Any

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk.definitions.retry_policy import RetryDecision, RetryPolicy

ROOT = Path(__file__).resolve().parents[2]

# The workspace brings its own Node, for the one on PATH may be too old.
NODE = ROOT / "node_modules/.bin/node"

# Values never stand in the command: they travel by environment, so no id or date can become shell.
CLI = (
    "$HOOPS_CLI"
    if os.environ.get("HOOPS_CLI")
    else shlex.join([str(NODE) if NODE.exists() else "node", "--conditions=@hoops/source", str(ROOT / "apps/pipeline-cli/src/main.ts")])
)
TRIGGER = '--trigger "$AIRFLOW_CTX_DAG_RUN_ID"'

# For templates: the timetable's partition key, else what a person typed. The CLI refuses an empty date with a sentence.
GAME_DATE = "(dag_run.partition_key or params.date or '')"


class RetryOnlyTempfail(RetryPolicy):
    """Exit code 75 is worth another try; any other code fails at once. What has no exit code (a kill, a time-out) is tried again."""

    def evaluate(
        self, exception: BaseException, try_number: int, max_tries: int, context: Any = None
    ) -> RetryDecision:
        code = exit_code(exception)
        if code is None or code == 75:
            return RetryDecision.default()
        return RetryDecision.fail(f"exit code {code} is not worth another try; the task's last lines say why")

    def serialize(self) -> dict[str, Any]:
        return {"__type": type(self).__name__}


def exit_code(exception: BaseException | str | None) -> int | None:
    """The exit code in BashOperator's message, its only place; None when a signal ended the command, or something else went wrong."""
    found = re.search(r"non-zero exit code (-?\d+)", str(exception))
    code = int(found[1]) if found else -1
    return code if code > 0 else None


def hoops(words: str, env: dict[str, str] | None = None, **options: Any) -> BashOperator:
    """`hoops <words>` as a task. `exec` lets a stop reach the program itself; the folder is where relative addresses start."""
    return BashOperator(bash_command=f"exec {CLI} {words} {TRIGGER}", cwd=str(ROOT), append_env=True, env=env or {}, **options)
