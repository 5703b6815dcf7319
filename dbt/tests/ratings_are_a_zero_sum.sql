-- What one side of a game wins, the other loses, and their chances make one.
select
  game_id,
  sum(elo_after - elo_before) as moved,
  sum(elo_fitted_after - elo_fitted_before) as moved_fitted,
  sum(win_probability) as chances
from {{ ref('elo_ratings') }}
group by game_id
having
  count(*) <> 2
  or abs(sum(elo_after - elo_before)) > 0.00001
  or abs(sum(elo_fitted_after - elo_fitted_before)) > 0.00001
  or abs(sum(win_probability) - 1) > 0.00001
