{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
-- One row per season, season type, player, team and zone that he shot from.
{{ shot_zones(['player_id', 'team_id']) }}
