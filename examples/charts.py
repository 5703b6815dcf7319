#!/usr/bin/env python3
"""Charts a player's shots and form from files that `hoops export` published, as SVG. Needs Python 3.9 or newer and nothing else.

    npx hoops export --to data/published --tables core.fct_shots,core.dim_players,marts.player_form --format csv
    python3 examples/charts.py data/published data/charts                 # of the player with the most shots
    python3 examples/charts.py data/published data/charts --player 9079001
"""

import argparse
import csv
import json
from collections import Counter
from html import escape
from pathlib import Path

INK, MADE, MISSED, PAPER = "#1f2933", "#1b7f5c", "#c4462f", "#fbfaf7"


def rows(folder, table):
    """The rows of a published table. An empty cell is null; every value is text."""
    with open(Path(folder) / f"{table}.csv", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def svg(width, height, title, parts):
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13">'
    paper = f'<title>{escape(title)}</title><rect width="100%" height="100%" fill="{PAPER}"/>'
    label = f'<text x="16" y="26" font-size="17" fill="{INK}">{escape(title)}</text>'
    return "\n".join([head, paper, label, *parts, "</svg>", ""])


def shot_chart(name, shots, note):
    """Half a court from above, tenths of feet around the basket: what fell is a dot, what did not a cross."""
    at = lambda x, y: (300 + x, 110 + y)  # noqa: E731
    parts = [
        f'<g fill="none" stroke="{INK}" stroke-width="2" opacity="0.55">',
        '<rect x="50" y="57.5" width="500" height="470"/>',  # the half court
        '<rect x="220" y="57.5" width="160" height="190"/>',  # the paint
        '<circle cx="300" cy="110" r="7.5"/><path d="M270 102.5H330"/>',  # basket and backboard
        '<path d="M80 57.5V199.5A237.5 237.5 0 0 0 520 199.5V57.5"/>',  # the arc and its corners
        '<path d="M256.5 96V110A43.5 43.5 0 0 0 343.5 110V96"/>',  # the restricted area
        "</g>",
    ]
    for shot in shots:
        x, y = at(float(shot["loc_x"]), float(shot["loc_y"]))
        if shot["is_made"] == "true":
            parts.append(f'<circle cx="{x:g}" cy="{y:g}" r="5" fill="{MADE}" fill-opacity="0.7"/>')
        else:
            parts.append(f'<path d="M{x - 4:g} {y - 4:g}l8 8m0 -8l-8 8" stroke="{MISSED}" stroke-width="2"/>')
    made = sum(shot["is_made"] == "true" for shot in shots)
    points = sum(int(shot["points"]) for shot in shots)
    parts.append(f'<text x="16" y="552" fill="{INK}">{made} of {len(shots)} made · {points} points{note}</text>')
    return svg(600, 570, f"Shots of {name}", parts)


def form_chart(name, games, note):
    """Points a game over the last five games, up to each game."""
    values = [float(game["points_per_game_last_5"]) for game in games]
    top = max([*values, 1])
    at = lambda i, value: (60 + i * 480 / max(len(values) - 1, 1), 300 - 230 * value / top)  # noqa: E731
    line = " ".join("{:.1f},{:.1f}".format(*at(i, value)) for i, value in enumerate(values))
    parts = [
        f'<path d="M60 60V300H550" fill="none" stroke="{INK}"/>',
        *[f'<text x="52" y="{at(0, v)[1] + 4:.1f}" text-anchor="end" fill="{INK}">{v:.0f}</text>' for v in (0, top / 2, top)],
        f'<polyline points="{line}" fill="none" stroke="{MADE}" stroke-width="3"/>',
    ]
    for i, (game, value) in enumerate(zip(games, values)):
        x, y = at(i, value)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{MADE}"><title>{game["game_date"]}: {value:.1f}</title></circle>')
    span = f'{games[0]["game_date"]} to {games[-1]["game_date"]}' if games else "no game"
    parts.append(f'<text x="60" y="328" fill="{INK}">{span}{note}</text>')
    return svg(600, 345, f"{name}: points a game, last five games", parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("published", help="the folder that hoops export wrote")
    parser.add_argument("charts", help="the folder to write shots.svg and form.svg into")
    parser.add_argument("--player", help="id of a player; without it, the one with the most shots")
    options = parser.parse_args()

    manifest = json.loads((Path(options.published) / "manifest.json").read_text(encoding="utf-8"))
    note = " · simulated league, no real player" if manifest["is_simulated"] else ""
    shots = [row for row in rows(options.published, "core.fct_shots") if row["player_id"]]
    counts = Counter(row["player_id"] for row in shots)
    player = options.player or min(counts, key=lambda each: (-counts[each], each), default=None)
    names = {row["player_id"]: row["player_name"] for row in rows(options.published, "core.dim_players")}
    if player not in names:
        parser.error(f"player {player} is not in {options.published}: export it, or name another with --player")
    # A shot without a place is in no chart, and in every count of the marts.
    placed = [row for row in shots if row["player_id"] == player and row["loc_x"] and row["loc_y"]]
    games = [row for row in rows(options.published, "marts.player_form") if row["player_id"] == player]
    games = sorted((row for row in games if row["points_per_game_last_5"]), key=lambda row: (row["game_date"], row["game_id"]))

    out = Path(options.charts)
    out.mkdir(parents=True, exist_ok=True)
    for file, text in {
        "shots.svg": shot_chart(names[player], placed, note),
        "form.svg": form_chart(names[player], games, note),
    }.items():
        (out / file).write_text(text, encoding="utf-8")
        print(out / file)


if __name__ == "__main__":
    main()
