# Charts a player's shots and form from files that `hoops export` published, as PDF. Needs R alone, no package.
#
#   npx hoops export --to data/published --tables core.fct_shots,core.dim_players,marts.player_form --format csv
#   Rscript examples/charts.R data/published data/charts            # of the player with the most shots
#   Rscript examples/charts.R data/published data/charts 9079001

arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) < 2) stop("two folders are needed: Rscript charts.R data/published data/charts [player_id]")
published <- arguments[1]
charts <- arguments[2]

# Ids are texts: as numbers they would lose their zeros.
published_table <- function(table) {
  file <- file.path(published, paste0(table, ".csv"))
  header <- names(read.csv(file, nrows = 1, check.names = FALSE))
  classes <- ifelse(grepl("(^|_)id$", header), "character", NA)
  read.csv(file, colClasses = classes, na.strings = "", encoding = "UTF-8", stringsAsFactors = FALSE)
}

shots <- published_table("core.fct_shots")
shots <- shots[!is.na(shots$player_id), ]
counts <- sort(table(shots$player_id), decreasing = TRUE)
player <- if (length(arguments) > 2) arguments[3] else names(counts)[1]
players <- published_table("core.dim_players")
name <- players$player_name[players$player_id == player][1]
if (is.na(name)) stop(paste("player", player, "is not in", published, "- export it, or name another"))

shots <- shots[shots$player_id == player & !is.na(shots$loc_x) & !is.na(shots$loc_y), ]
shots$is_made <- as.logical(shots$is_made)
form <- published_table("marts.player_form")
form <- form[form$player_id == player & !is.na(form$points_per_game_last_5), ]
form <- form[order(form$game_date, form$game_id), ]

dir.create(charts, showWarnings = FALSE, recursive = TRUE)

pdf(file.path(charts, "shots.pdf"), width = 6, height = 6)
plot(
  shots$loc_x, shots$loc_y,
  xlim = c(-250, 250), ylim = c(420, -55), asp = 1,
  pch = ifelse(shots$is_made, 19, 4), col = ifelse(shots$is_made, "#1b7f5c", "#c4462f"),
  xlab = "tenths of feet from the basket", ylab = "", main = paste("Shots of", name)
)
angle <- seq(acos(220 / 237.5), pi - acos(220 / 237.5), length.out = 100)
lines(c(220, 237.5 * cos(angle), -220), c(-52.5, 237.5 * sin(angle), -52.5))
rect(-80, -52.5, 80, 137.5)
points(0, 0, cex = 2)
invisible(dev.off())

pdf(file.path(charts, "form.pdf"), width = 6, height = 4)
plot(
  as.Date(form$game_date), form$points_per_game_last_5,
  type = "b", pch = 19, col = "#1b7f5c", ylim = c(0, max(form$points_per_game_last_5, 1)),
  xlab = "", ylab = "points a game, last five games", main = name
)
invisible(dev.off())
cat(file.path(charts, c("shots.pdf", "form.pdf")), sep = "\n")
