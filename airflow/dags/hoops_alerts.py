"""Who is told, and when: a task that failed for good, and a game date that is late."""

import json
import logging
import os
import urllib.request
from typing import Any

from hoops_step import exit_code

log = logging.getLogger(__name__)


def failed(context: Any) -> None:
    """Callback of a task that will not be tried again."""
    ti = context["ti"]
    # write_audit repeats with 1 what another task has told already.
    if ti.task_id == "write_audit" and exit_code(context.get("exception")) == 1:
        return
    run = context["dag_run"]
    game = context["task"].env.get("HOOPS_GAME") if ti.map_index >= 0 else None
    about = run.partition_key or (run.conf or {}).get("date") or run.run_id
    which = ti.task_id if game is None else f"{ti.task_id} of game {game}"
    tell(f"{ti.dag_id} {about}: {which} failed at try {ti.try_number} ({context.get('exception')}): see its log, {ti.log_url}")


def late(**kwargs: Any) -> None:
    """Callback of the deadline. A backfill queues all its dates at once, so only the schedule's own runs can be late."""
    run = kwargs["context"]["dag_run"]
    if run.get("run_type") == "scheduled":
        tell(f"{run.get('dag_id')} {run.get('partition_key')}: not done {kwargs['hours']} hours after it was due to start")


def tell(message: str) -> None:
    """Says it in the log, and posts it to HOOPS_ALERT_URL as `{"text": …}` where that is set."""
    log.error("HOOPS ALERT %s", message)
    url = os.environ.get("HOOPS_ALERT_URL")
    if not url:
        return
    body = json.dumps({"text": message}).encode()
    request = urllib.request.Request(url, body, {"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=10):
        pass
