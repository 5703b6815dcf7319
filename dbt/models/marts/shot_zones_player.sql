-- One row per season, season type, player, team and zone that he shot from.
{{ shot_zones(['player_id', 'team_id']) }}
