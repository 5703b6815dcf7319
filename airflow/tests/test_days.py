"""
Whole DAG runs over one store and one warehouse, in the order in which the days of a simulated league come:
2025-11-08 (4 games), 2025-11-14 (12), 2025-11-27 (none), 2025-12-09 (2).
"""

import os

STEPS = (
    "fetch_scoreboard",
    "extract_game_ids",
    "write_raw_to_gcs",
    "load_to_bq_staging",
    "dbt_run",
    "dbt_test",
    "freshness_volume_checks",
    "write_audit",
)
FROM_SEAL = STEPS[2:]
FROM_LOAD = STEPS[3:]
GREEN = dict.fromkeys(STEPS, "success")


def fetched(*games: str) -> dict[str, str]:
    return {f"fetch_boxscores[{game}]": "success" for game in games}


def busy(game: str, **more: int) -> list[dict]:
    """503 at every address of a game, and a wait so long that no request tries again by itself."""
    return [{"fault": "status_503", "subject": game, "retryAfterSeconds": 120, **more}]


def absent(game: str) -> list[dict]:
    """What both hosts say of a game that they do not have."""
    cdn = [{"fault": "status_403", "endpoint": f"cdn/{what}", "subject": game} for what in ("boxscore", "playbyplay")]
    stats = [
        {"fault": "status_404", "endpoint": f"stats/{what}v3", "subject": game}
        for what in ("boxscoretraditional", "playbyplay")
    ]
    return cdn + stats


def held(world, date: str) -> tuple[int, int, int, int]:
    """Games of a date in staging, with players, with plays, and modelled in full."""
    [row] = world.query(f"""
        select (select count(*) from staging.games where game_date = '{date}') as games,
            (select count(distinct game_id) from staging.player_box_scores where game_date = '{date}') as boxes,
            (select count(distinct game_id) from staging.plays where game_date = '{date}') as plays,
            (select count(*) from core.fct_games where game_date = '{date}' and detail = 'plays') as modelled""")
    return tuple(row.values())


def audit(world, date: str) -> list[tuple[str, str | None]]:
    rows = world.query(f"select status, reason from audit.pipeline_runs where game_date = '{date}' order by started_at")
    return [(row["status"], row["reason"]) for row in rows]


def rows_loaded(world) -> list[dict]:
    """A fingerprint of what staging holds."""
    tables = ("games", "player_box_scores", "plays", "schedule_games", "scoreboard_games")
    return world.query(
        " union all ".join(
            f"select '{table}' as place, count(*) as n, cast(bit_xor(hash(t)) as varchar) as content from staging.{table} as t"
            for table in tables
        )
        + " order by place"
    )


def test_a_missing_game_leaves_the_day_incomplete_and_is_named_and_a_postponed_one_is_not(airflow, world):
    postponed = {"game_id": "0022500195", "kind": "postponed", "from": "2025-11-08", "to": "2025-11-24"}
    # 04:30 in New York: the last game is over, and the postponed one is still on its old date.
    world.at("2025-11-09T09:30:00Z", absent("0022500192") + busy("0022500193", times=8), [postponed])
    run = airflow.run_of("2025-11-08")
    assert run.state == "failed"
    assert run.tasks() == {
        **GREEN,
        **fetched("0022500192", "0022500193", "0022500194"),
        "freshness_volume_checks": "failed",
        "write_audit": "failed",
    }
    # Four addresses of the game, each busy twice: two tries that ended with 75, and a third.
    assert run.tries() == {"fetch_boxscores[0022500193]": 3}
    assert held(world, "2025-11-08") == (2, 2, 2, 2)
    [(status, reason)] = audit(world, "2025-11-08")
    assert status == "incomplete"
    assert "game 0022500192 is over and not in" in reason and "0022500195" not in reason
    [game] = world.query("select status from core.fct_games where game_id = '0022500195'")
    assert game == {"status": "postponed"}
    assert run.assets() == ["bronze", "staging"]
    [alert] = world.alerts.taken()
    assert alert.startswith("nba_daily 2025-11-08: freshness_volume_checks failed at try 1")



def test_one_game_of_twelve_that_cannot_be_fetched_leaves_eleven_loaded_modelled_and_checked(airflow, world):
    world.at("2025-11-15T15:00:00Z", busy("0022500229"))
    run = airflow.run_by_hand("2025-11-14")
    assert run.state == "failed"
    states = run.tasks()
    assert len(states) == 8 + 12
    assert {task for task, state in states.items() if state != "success"} == {
        "fetch_boxscores[0022500229]",
        "freshness_volume_checks",
        "write_audit",
    }
    assert run.tries() == {"fetch_boxscores[0022500229]": 4}
    assert held(world, "2025-11-14") == (11, 11, 11, 11)
    [(status, reason)] = audit(world, "2025-11-14")
    assert status == "incomplete"
    assert "fetch_boxscores of 0022500229: cdn/boxscore unavailable" in reason
    assert [alert.split(" failed at try ")[0] for alert in world.alerts.taken()] == [
        "nba_daily 2025-11-14: fetch_boxscores of game 0022500229",
        "nba_daily 2025-11-14: freshness_volume_checks",
    ]


def test_clearing_that_one_game_completes_the_seal_and_asks_for_nothing_else(airflow, world):
    world.at("2025-11-15T16:00:00Z")
    run = airflow.begun("2025-11-14")
    run.clear(("fetch_boxscores", run.map_index("0022500229")), *FROM_SEAL)
    run.drive()
    assert run.state == "success"
    assert set(run.tasks().values()) == {"success"}
    assert world.league.requests() == 2
    [folder] = world.runs("2025-11-14")
    assert sorted(file.name for file in folder.glob("manifest.*")) == ["manifest.1.json", "manifest.2.json"]
    assert held(world, "2025-11-14") == (12, 12, 12, 12)
    assert [status for status, _ in audit(world, "2025-11-14")] == ["ok"]


def test_a_date_without_games_is_a_short_green_run(airflow, world):
    world.at("2025-11-28T15:00:00Z")
    run = airflow.run_of("2025-11-27")
    assert run.state == "success"
    assert run.tasks() == {**GREEN, "fetch_boxscores": "skipped"}
    assert held(world, "2025-11-27") == (0, 0, 0, 0)
    assert audit(world, "2025-11-27") == [("ok", None)]

def test_a_source_that_refuses_everything_fails_at_once_and_is_on_record(airflow, world, capfd):
    world.at("2025-12-10T14:00:00Z", [{"fault": "status_403"}])
    run = airflow.run_of("2025-12-09")
    assert run.state == "failed"
    never = dict.fromkeys(
        ("extract_game_ids", "fetch_boxscores", "load_to_bq_staging", "dbt_run", "dbt_test", "freshness_volume_checks"),
        "upstream_failed",
    )
    assert run.tasks() == {
        "fetch_scoreboard": "failed",
        "write_raw_to_gcs": "failed",
        "write_audit": "failed",
        **never,
    }
    assert run.tries() == {}
    # The task's log has the program's own sentence.
    assert "and without one nothing can be complete: choose a date or a source that has one" in capfd.readouterr().out
    [(status, reason)] = audit(world, "2025-12-09")
    assert status == "failed"
    assert "fetch_scoreboard: no list of the games of 2025-12-09 came" in reason
    assert [alert.split(" failed at try ")[0] for alert in world.alerts.taken()] == [
        "nba_daily 2025-12-09: fetch_scoreboard",
        "nba_daily 2025-12-09: write_raw_to_gcs",
    ]

def test_a_dbt_test_that_does_not_hold_is_red_and_the_checks_are_made_all_the_same(airflow, world):
    # A second DAG run of the date, once the league answers again.
    world.at("2025-12-10T15:00:00Z", [{"fault": "zeroed_players", "subject": "0022501201"}])
    run = airflow.run_of("2025-12-09")
    assert run.state == "failed"
    red = dict.fromkeys(("dbt_test", "freshness_volume_checks", "write_audit"), "failed")
    assert run.tasks() == {**GREEN, **fetched("0022501201", "0022501203"), **red}
    assert run.tries() == {}
    assert held(world, "2025-12-09") == (2, 2, 2, 2)
    [(first, _), (second, reason)] = audit(world, "2025-12-09")
    assert (first, second) == ("failed", "incomplete")
    assert "team_points_equal_player_points" in reason and "final_suspect" in reason
    assert [alert.split(" failed at try ")[0] for alert in world.alerts.taken()] == [
        "nba_daily 2025-12-09: dbt_test",
        "nba_daily 2025-12-09: freshness_volume_checks",
    ]


def test_clearing_from_the_scoreboard_asks_anew_under_a_new_run_id_and_makes_no_duplicate(airflow, world):
    before = world.runs("2025-12-09")
    # A correction is known by its later time; without one, the answer that came first would stand.
    world.at("2025-12-10T16:00:00Z", [], [{"game_id": "0022501201", "revision": 1, "kind": "move_rebound"}])
    run = airflow.begun("2025-12-09")
    run.clear(*STEPS, "fetch_boxscores")
    run.drive()
    assert run.state == "success"
    assert run.tasks() == {**GREEN, **fetched("0022501201", "0022501203")}
    after = world.runs("2025-12-09")
    assert after[: len(before)] == before and len(after) == len(before) + 1
    assert held(world, "2025-12-09") == (2, 2, 2, 2)
    assert [status for status, _ in audit(world, "2025-12-09")] == ["failed", "incomplete", "ok"]
    assert world.query("select count(*) as n from staging.player_box_scores where game_id = '0022501201'") == [{"n": 36}]
    assert run.assets()[-1] == "marts"
    assert world.alerts.taken() == []

def test_clearing_from_the_load_loads_the_same_answers_and_a_killed_try_leaves_no_trace(airflow, world):
    before = rows_loaded(world)
    asked = world.league.requests()
    os.environ["HOOPS_FAILPOINT"] = "load.before_commit:kill"
    run = airflow.begun("2025-12-09")
    tries = run.tries()
    run.clear(*FROM_LOAD)
    run.drive(after_each=lambda _: os.environ.pop("HOOPS_FAILPOINT", None))
    assert run.state == "success"
    assert run.tries() == {**tries, **dict.fromkeys(FROM_LOAD, 3), "load_to_bq_staging": 4}
    assert world.league.requests() == asked
    assert rows_loaded(world) == before
    assert held(world, "2025-12-09") == (2, 2, 2, 2)
    assert world.alerts.taken() == []

def test_a_date_that_is_shell_is_refused_and_never_run(airflow, world, tmp_path):
    mark = tmp_path / "mark"
    run = airflow.run_of(f"2025-12-10; touch {mark} $(touch {mark})")
    assert run.state == "failed"
    assert not mark.exists()
