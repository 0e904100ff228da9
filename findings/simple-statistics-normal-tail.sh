#!/usr/bin/env bash
# cumulativeStdNormalProbability of simple-statistics 7.12.1, away from the middle.
#
# Expected: four digits or so, and an upper tail that falls off to zero.
# Seen: the distribution is a table of 310 rows, one for each hundredth up to 3.09, with no interpolation: 1.000 and 1.004 give
# the same, and all from 3.09 on is 0.999, whether 3.1 or 8. The upper tail is 0.001 at four standard deviations (true:
# 0.00003) and at eight.
# So no chance by that function is below one in a thousand: with a thousand comparisons every limit for them all is missed.
# What to do: errorFunction for the middle; for tails a series or another library.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund simple-statistics@7.12.1
cat > tail.mjs <<'JS'
import { cumulativeStdNormalProbability } from "simple-statistics";

for (const z of [1, 1.004, 1.96, 3, 3.09, 4, 8]) console.log(`below ${z}: ${cumulativeStdNormalProbability(z)}`);
JS
node tail.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
below 1: 0.8413
below 1.004: 0.8413
below 1.96: 0.975
below 3: 0.9987
below 3.09: 0.999
below 4: 0.999
below 8: 0.999
SEEN
