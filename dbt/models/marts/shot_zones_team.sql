{{ config(materialized='incremental', on_schema_change='append_new_columns', pre_hook=hooks_of_seasons()) }}
-- One row per season, season type, team and zone that it shot from.
{{ shot_zones(['team_id']) }}
