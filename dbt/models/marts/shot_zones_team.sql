-- One row per season, season type, team and zone that it shot from.
{{ shot_zones(['team_id']) }}
