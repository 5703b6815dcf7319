{# The season's shots of whoever is named by the columns, zone by zone, with his share of all and the league's rate beside. #}
{% macro shot_zones(who) -%}
with

zones as (
  select
    season,
    season_type,
    {%- for column in who %}
    {{ column }},
    {%- endfor %}
    zone,
    count(distinct game_id) as games,
    {{ count_where('is_made') }} as field_goals_made,
    count(*) as field_goals_attempted,
    {{ count_where('is_made and is_assisted') }} as assisted,
    {{ total('points') }} as points,
    -- of whole hundredths, so that the order of rows is nothing to it
    avg(cast(round(distance_feet * 100) as bigint)) / 100 as distance_feet
  from {{ ref('fct_shots') }}
  where player_id is not null and season_type in ('regular', 'play_in', 'playoffs', 'cup_final') and {{ is_to_be_built('season', 'game_date') }}
  group by season, season_type, {{ who | join(', ') }}, zone
),

league as (
  select season, season_type, zone, sum(field_goals_made) as made, sum(field_goals_attempted) as attempted
  from zones
  group by season, season_type, zone
)

select
  zones.season,
  zones.season_type,
  {%- for column in who %}
  zones.{{ column }},
  {%- endfor %}
  zones.zone,
  zones.games,
  zones.field_goals_made,
  zones.field_goals_attempted,
  zones.points,
  {{ metric('field_goal_pct', own='zones.') }} as field_goal_pct,
  {{ metric('points_per_shot', own='zones.') }} as points_per_shot,
  {{ metric('share_of_shots', columns={'own.field_goals_attempted': 'zones.field_goals_attempted', 'own.all_field_goals_attempted': 'sum(zones.field_goals_attempted) over (partition by zones.' ~ (['season', 'season_type'] + who) | join(', zones.') ~ ')'}) }} as share_of_shots,
  {{ metric('assisted_share', own='zones.') }} as assisted_share,
  zones.distance_feet as mean_distance_feet,
  {{ safe_divide('league.made', 'league.attempted') }} as league_field_goal_pct
from zones
inner join league on league.season = zones.season and league.season_type = zones.season_type and league.zone = zones.zone
{%- endmacro %}
