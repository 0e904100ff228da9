# Chokepoint from R: starts the installed command, and reads what it leaves into data frames.
#
#   source("chokepoint.R")
#   study <- chokepoint_run("ban-2026", seed = "board", runs = 2000, out = "results/ban")
#   runs <- chokepoint_read(file.path(study$results, "runs.parquet"))
#   mean(runs[["unmetNeedShare.Dy"]])
#
# The command is `chokepoint` where that is found, else `npx chokepoint`; CHOKEPOINT_COMMAND says another, its words parted
# by blanks. Parquet is read by nanoparquet or arrow where one is installed, else by way of the command.
# Needs R 4.0 and jsonlite.

# The words that start the command.
chokepoint_command <- function() {
  told <- Sys.getenv("CHOKEPOINT_COMMAND")
  if (nzchar(told)) return(strsplit(trimws(told), " +")[[1]])
  found <- Sys.which("chokepoint")
  if (nzchar(found)) unname(found) else c(unname(Sys.which("npx")), "--no", "chokepoint")
}

# Runs the command with these words and returns the lines that it printed; stops with what it says where it fails.
chokepoint_start <- function(words) {
  command <- chokepoint_command()
  errors <- tempfile("chokepoint-")
  on.exit(unlink(errors))
  all <- shQuote(c(command[-1], as.character(words)))
  printed <- suppressWarnings(system2(command[1], all, stdout = TRUE, stderr = errors))
  status <- attr(printed, "status")
  if (!is.null(status) && status != 0) {
    told <- paste(readLines(errors, warn = FALSE, encoding = "UTF-8"), collapse = "\n")
    stop(if (nzchar(told)) told else paste("exit code", status), call. = FALSE)
  }
  Encoding(printed) <- "UTF-8"
  printed
}

# Runs a command and returns its answer: a list of `command`, `warnings`, `results` (a folder or NULL) and `record`.
#
# A scenario is the name of a shipped one, a file, a results folder, or a list in the place of a file. Options are those of the
# command: workers = 2, severity_matched = TRUE; a vector gives one several times.
chokepoint_ask <- function(name, ..., options = list()) {
  given <- list(...)
  folder <- tempfile("chokepoint-")
  dir.create(folder)
  on.exit(unlink(folder, recursive = TRUE))
  words <- vapply(given, chokepoint_as_word, character(1), folder = folder)
  printed <- chokepoint_start(c(name, words, chokepoint_as_flags(options), "--json"))
  answer <- jsonlite::fromJSON(paste(printed, collapse = "\n"))
  for (each in answer$warnings) warning(each, call. = FALSE)
  answer
}

chokepoint_as_word <- function(given, folder) {
  if (!is.list(given)) return(as.character(given))
  name <- if (is.null(given$name)) "scenario" else given$name
  path <- file.path(folder, paste0(name, ".yaml"))
  # JSON is YAML.
  writeLines(jsonlite::toJSON(given, auto_unbox = TRUE, digits = NA), path, useBytes = TRUE)
  path
}

chokepoint_as_flags <- function(options) {
  flags <- character(0)
  for (name in names(options)) {
    flag <- paste0("--", gsub("_", "-", name))
    for (each in options[[name]]) {
      if (isTRUE(each)) flags <- c(flags, flag)
      else if (!isFALSE(each)) flags <- c(flags, flag, format(each, scientific = FALSE, trim = TRUE, digits = 15))
    }
  }
  flags
}

# Runs a scenario into a results folder.
chokepoint_run <- function(scenario, seed, out, ...) {
  chokepoint_ask("run", scenario, options = list(seed = seed, out = out, ...))
}

# Compares scenarios, run for run; the studies lie in the folders `a`, `b` and so on below `out`.
chokepoint_compare <- function(..., seed, out, options = list()) {
  chokepoint_ask("compare", ..., options = c(list(seed = seed, out = out), options))
}

# A Parquet file as a data frame: all of its columns, or some.
chokepoint_read <- function(path, columns = NULL) {
  for (reader in c("nanoparquet", "arrow")) {
    if (!requireNamespace(reader, quietly = TRUE)) next
    read <- as.data.frame(getExportedValue(reader, "read_parquet")(path))
    return(if (is.null(columns)) read else read[columns])
  }
  chosen <- if (is.null(columns)) character(0) else c("--columns", paste(columns, collapse = ","))
  read.csv(text = chokepoint_start(c("table", path, chosen)), check.names = FALSE)
}

# The unit of each column of a Parquet file.
chokepoint_units <- function(path) {
  columns <- chokepoint_ask("table", path)$record$columns
  known <- !is.na(columns$unit)
  stats::setNames(columns$unit[known], columns$name[known])
}
