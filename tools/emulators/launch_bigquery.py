"""Starts local-bigquery offline, with three mends. Arguments go to its own command line.

DuckDB fetches its extensions from the net at first use; here they come from installed wheels.
It also looks for pandas on the disk at each value that it binds, and wakes all its threads for a handful of rows: neither is of use here.
The mends touch internals, so they hold for the pinned version only; a test shows that each still bites.
"""

import collections
import gc
import importlib
import os
import re
import sys
import tempfile
import threading
from pathlib import Path

import duckdb
from sqlglot import exp

sys.modules["pandas"] = None
connect_as_shipped = duckdb.connect


def connect(*args, config=None, **options):
    return connect_as_shipped(*args, config={**(config or {}), "threads": 1}, **options)


duckdb.connect = connect

home = Path(os.environ.get("HOOPS_EMULATOR_HOME") or tempfile.mkdtemp(prefix="hoops-emulator-"))
[(platform,)] = duckdb.sql("pragma platform").fetchall()
version = f"v{duckdb.__version__}"
target = home / ".duckdb" / "extensions" / version / platform
target.mkdir(parents=True, exist_ok=True)
for name in ("ducklake", "icu", "spatial", "httpfs"):
    package = Path(importlib.import_module(f"duckdb_extension_{name}").__file__).parent
    extension = package / "extensions" / version / f"{name}.duckdb_extension"
    if not (target / extension.name).exists():
        (target / extension.name).symlink_to(extension)
os.environ["HOME"] = str(home)  # where DuckDB looks; set before the first connection

import local_bigquery.catalog.tables as tables  # noqa: E402
import local_bigquery.engine.database as database  # noqa: E402
import local_bigquery.jobs.merge as merge  # noqa: E402
import local_bigquery.jobs.query as query  # noqa: E402
import local_bigquery.sql.script as script  # noqa: E402
from local_bigquery.sql.dialect import BigQueryDialect, DuckDBDialect  # noqa: E402
from local_bigquery.settings import settings  # noqa: E402

# 1. CREATE TABLE AS SELECT names the table it made as its destination, as BigQuery does.
execute_as_shipped = query.execute


def execute(cursor, *args, session=None, **options):
    cursor = cursor if session else WithoutTemporary(cursor)
    statistics, children, destination = execute_as_shipped(cursor, *args, session=session, **options)
    if destination is None and statistics.statementType == "CREATE_TABLE_AS_SELECT":
        destination = statistics.ddlTargetTable
    return statistics, children, destination


# 2. `set (x) = (select as struct …)`, which dbt writes for insert_overwrite, is understood.
STRUCT_ASSIGNMENT = re.compile(r"^\s*set\s*\(\s*(\w+)\s*\)\s*=\s*\(\s*select\s+as\s+struct\b(.*)\)\s*$", re.I | re.S)
owner = next(each for each in vars(script).values() if isinstance(each, type) and "set_system" in vars(each))
set_as_shipped = owner.set


def set_(self, statement):
    if match := STRUCT_ASSIGNMENT.match(statement.text):
        statement = type(statement)(statement.kind, f"SET {match[1]} = (SELECT {match[2]})")
    return set_as_shipped(self, statement)


# 3. MERGE works inside a transaction: as shipped it tries BEGIN to find out whether it is in one, and that aborts the transaction.
merge_as_shipped = merge.run


class InTransaction:
    def __init__(self, cursor):
        self.cursor = cursor

    def execute(self, sql, *rest):
        if sql == "BEGIN":
            raise duckdb.TransactionException("there is a transaction already")
        return self.cursor.execute(sql, *rest)


def merge_run(cursor, tree, context):
    return merge_as_shipped(InTransaction(cursor) if context.system.get("in_transaction") else cursor, tree, context)


run_as_shipped = query._run


def run(cursor, tree, context, *rest):
    statistics = run_as_shipped(cursor, tree, context, *rest)
    if isinstance(tree, exp.Transaction):
        context.system["in_transaction"] = True
    elif isinstance(tree, (exp.Commit, exp.Rollback)):
        context.system["in_transaction"] = False
    return statistics


# The rest mends nothing and is for speed. DuckDB's own views of a catalogue go through all tables of all datasets at each question; the lake keeps the
# same facts in tables of its own, where one is found at once.
LAKE = """(select '{project}' as database_name, schema_name, {columns} from "__ducklake_metadata_{project}".ducklake_{kind} o
  join "__ducklake_metadata_{project}".ducklake_schema s using (schema_id) {more} where o.end_snapshot is null and s.end_snapshot is null)"""
STATS = 'left join "__ducklake_metadata_{project}".ducklake_table_stats using (table_id)'
PARTS = 'join "__ducklake_metadata_{project}".ducklake_column c on c.table_id = o.table_id and c.end_snapshot is null and c.parent_column is null'
FACTS = {
    "duckdb_tables()": ("table", "table_name, coalesce(record_count, 0)::bigint as estimated_size", STATS),
    "duckdb_views()": ("view", "view_name, false as internal", ""),
    "duckdb_columns()": ("table", "table_name, column_name, nulls_allowed as is_nullable", PARTS),
}


def fetch(sql, params=None, fetch_as_shipped=database.fetch):
    # A query's result is a table outside the lake, and no column of it is required: the table itself is asked.
    if params and len(params) == 3 and params[:2] == ["emulator", tables.RESULTS] and any(view in sql for view in FACTS):
        if "duckdb_columns()" in sql:
            return []
        try:
            [(rows,)] = fetch_as_shipped(f"select count(*) from {database.quote(*params)}")
        except duckdb.CatalogException:
            return []
        return [(params[2], "TABLE", rows)]
    if not params or params[0] != settings.default_project_id or not any(view in sql for view in FACTS):
        return fetch_as_shipped(sql, params)
    # A view's columns are kept as its query only.
    if "duckdb_columns()" in sql and ("VIEW" in (kind for _, kind, _ in database.objects(*params[:3]))):
        return fetch_as_shipped(sql, params)
    for view, (kind, columns, more) in FACTS.items():
        facts = LAKE.replace("{kind}", kind).replace("{columns}", columns).replace("{more}", more)
        sql = sql.replace(view, facts.replace("{project}", params[0]))
    return fetch_as_shipped(sql, params)


# Nor is the catalogue asked for temporary tables where there are none yet: outside a session, where a query begins on a connection of its own.
class WithoutTemporary:
    def __init__(self, cursor):
        self.cursor = cursor

    def sql(self, sql, **options):
        return self.cursor.sql("select '' where false" if sql.endswith("duckdb_tables() WHERE temporary") else sql, **options)

    def __getattr__(self, name):
        return getattr(self.cursor, name)


# And within one statement the catalogue is asked once about a table, not at each mention of it: a load's statements mention a dozen.
heard = threading.local()


def once(function, is_of_catalogue=lambda *_: True):
    def ask(*args):
        answers = getattr(heard, "answers", None)
        if answers is None or not is_of_catalogue(*args):
            return function(*args)
        key = (function, repr(args))
        if key not in answers:
            answers[key] = function(*args)
        return answers[key]

    return ask


def translate(tree, context, translate_as_shipped=query.translate):
    if getattr(heard, "answers", None) is not None:
        return translate_as_shipped(tree, context)
    heard.answers = {}
    try:
        return translate_as_shipped(tree, context)
    finally:
        heard.answers = None


# What dbt writes for a unit test is 50 kB of SQL, and a tree of it 20 000 nodes. It is walked through thirty times and copied at each FROM, and
# the cycles of parents and children wake the garbage collector all the while; none of that changes the SQL that comes out.
def bfs(self, prune=None):
    queue = collections.deque([self])
    while queue:
        node = queue.popleft()
        yield node
        if prune and prune(node):
            continue
        for value in node.args.values():
            if isinstance(value, exp.Expr):
                queue.append(value)
            elif type(value) is list:
                queue.extend([each for each in value if isinstance(each, exp.Expr)])


def unnests_in_joins(self, tree, as_shipped=BigQueryDialect.Parser._implicit_unnests_to_explicit):
    return as_shipped(self, tree) if tree.args.get("joins") else tree


def generate(self, tree, copy=True, as_shipped=DuckDBDialect.generate, **options):
    return as_shipped(self, tree, copy=copy and tree.parent is not None, **options)


if os.environ.get("HOOPS_EMULATOR_AS_SHIPPED") != "1":
    database.fetch = once(fetch, lambda sql, *_: "duckdb_" in sql)
    tables.columns = once(tables.columns)
    for module in (query, merge, script):
        module.translate = translate
    merge.run = merge_run
    query._run = run
    query.execute = execute
    owner.set = set_
    exp.Expression.bfs = bfs
    BigQueryDialect.Parser._implicit_unnests_to_explicit = unnests_in_joins
    DuckDBDialect.generate = generate
    gc.freeze()
    gc.set_threshold(20_000)

if __name__ == "__main__":
    from local_bigquery.cli import main

    main()
