"""dbt/run_dbt.py with DuckDB's profiler on: one more line at its end, the rows that the statements of each model read, and the memory of it all.

Rows count as DuckDB scans them: whole row groups of 122,880 rows, without those that their least and greatest values exclude.
"""

import collections
import json
import os
import re
import resource
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "dbt"))
import run_dbt  # noqa: E402
from dbt.adapters.duckdb.environments import local  # noqa: E402

NODE = re.compile(r'"node_id": "(?:model|seed)\.hoops\.(\w+)"')  # of the comment that dbt puts before each statement
rows_read = collections.Counter()


class Profiled(local.DuckDBCursorWrapper):
    """dbt's cursor, which counts a statement when the next one begins: by then its rows have been fetched."""

    def __init__(self, cursor):
        super().__init__(cursor)
        cursor.execute("set enable_profiling = 'no_output'")
        cursor.execute("set profiling_coverage = 'ALL'")
        self.model = None

    def count(self):
        if self.model is not None:
            profile = json.loads(self._cursor.get_profiling_information(format="json"))
            rows_read[self.model] += profile.get("cumulative_rows_scanned", 0)
            self.model = None

    def execute(self, sql, bindings=None):
        self.count()
        answer = super().execute(sql, bindings)
        found = NODE.search(sql)
        self.model = found.group(1) if found else "(around models)"
        return answer

    def close(self):
        self.count()
        return self._cursor.close()


local.DuckDBCursorWrapper = Profiled

if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")  # run_dbt keeps stdout for itself
    status = run_dbt.main(sys.argv[1:])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
    answers.write(json.dumps({"rows_read": rows_read, "peak_gb": round(peak, 1)}) + "\n")
    answers.close()
    sys.exit(status)
