{#- Real games of the early years are like that: they are kept, graded, and named here. -#}
{{ config(severity = 'warn') }}
-- Games whose plays reach the end and yet disagree with score or box score.
select game_id, plays_grade, sides_not_five, players_with_other_points, largest_seconds_off
from {{ ref('play_grades') }}
where is_to_the_end and plays_grade in ('doubtful', 'incomplete')
