"""What a run works on: a simulated league that can be told to misbehave, a folder of answers, a DuckDB warehouse; and who is alerted."""

import json
import os
import subprocess
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NODE = [str(ROOT / "node_modules/.bin/node"), "--conditions=@hoops/source"]


class League:
    """The simulated league, in a process of its own."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [*NODE, str(ROOT / "airflow/tests/league.ts")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def opens(self, now: str, faults: list[dict] | None = None, corrections: list[dict] | None = None) -> str:
        """The league as it is at an instant, with these faults; answers its address."""
        return self._ask({"now": now, "faults": faults or [], "corrections": corrections or []})["url"]

    def requests(self) -> int:
        """How many it has had since it was opened."""
        return self._ask({})["requests"]

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(10)

    def _ask(self, question: dict) -> dict:
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


class Alerts:
    """Where HOOPS_ALERT_URL points to."""

    def __init__(self) -> None:
        heard: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                heard.append(json.loads(self.rfile.read(int(self.headers["content-length"])))["text"])
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                pass

        self.heard = heard
        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()
        os.environ["HOOPS_ALERT_URL"] = f"http://127.0.0.1:{self.server.server_port}/"

    def taken(self) -> list[str]:
        """What was heard since it was last asked."""
        taken = list(self.heard)
        self.heard.clear()
        return taken


class World:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.league = League()
        self.alerts = Alerts()
        os.environ["HOOPS_STORE"] = f"folder:{folder / 'store'}"
        os.environ["HOOPS_WAREHOUSE"] = f"duckdb:{folder / 'hoops.duckdb'}"

    def at(self, now: str, faults: list[dict] | None = None, corrections: list[dict] | None = None) -> None:
        """Sets the league's clock and its faults, and makes it the source."""
        self.alerts.heard.clear()
        os.environ["HOOPS_SOURCE"] = self.league.opens(now, faults, corrections)

    def query(self, sql: str) -> list[dict]:
        """One statement on what the last run published."""
        asked = subprocess.run(
            [*NODE, str(ROOT / "apps/pipeline-cli/src/main.ts"), "query", "--json", sql], capture_output=True, text=True
        )
        assert asked.returncode == 0, asked.stderr
        return json.loads(asked.stdout)

    def runs(self, date: str) -> list[Path]:
        """Folders of the runs of a date that asked, oldest first."""
        return sorted((self.folder / "store/bronze" / f"game_date={date}").iterdir())

    def close(self) -> None:
        self.league.close()
        self.alerts.server.shutdown()
