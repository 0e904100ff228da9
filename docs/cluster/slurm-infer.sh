#!/bin/sh
# An inference as an array of shards for each of its stages, one array after the other, and the job that makes the posterior.
set -eu
export INFERENCE="${INFERENCE:-japan --seed paper}"
export SHARDS="${SHARDS:-20}"
export OUT="${OUT:-results/japan}"
# The design, three waves, twenty rounds of the bank and the other luck; an array that finds no stage left ends at once.
STAGES="${STAGES:-25}"
after=""
stage=0
while [ "$stage" -lt "$STAGES" ]; do
  array=$(sbatch --parsable --array="1-$SHARDS" $after --kill-on-invalid-dep=yes --cpus-per-task=1 --mem=4G --time=04:00:00 \
    --wrap 'npm run --silent chokepoint -- infer $INFERENCE --parts "$OUT.parts" --shards "$SHARDS" --workers 1')
  after="--dependency=afterok:${array%%;*}"
  stage=$((stage + 1))
done
last=$(sbatch --parsable $after --kill-on-invalid-dep=yes --cpus-per-task=1 --mem=8G --time=04:00:00 \
  --wrap 'npm run --silent chokepoint -- infer $INFERENCE --parts "$OUT.parts" --workers 1 --out "$OUT"')
echo "posterior: job $last"
