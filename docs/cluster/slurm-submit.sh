#!/bin/sh
# A study as array jobs of shards, and the job that makes the whole of them once all are done.
set -eu
export STUDY="${STUDY:-ban-2026 --seed paper --runs 10000000}"
export SHARDS="${SHARDS:-100}"
export OUT="${OUT:-results/paper}"
# Slurm's MaxArraySize less one: a larger study is several arrays.
ARRAY="${ARRAY:-1000}"
arrays=""
export BEFORE=0
while [ "$BEFORE" -lt "$SHARDS" ]; do
  tasks=$((SHARDS - BEFORE))
  if [ "$tasks" -gt "$ARRAY" ]; then tasks=$ARRAY; fi
  array=$(sbatch --parsable --array="1-$tasks" docs/cluster/slurm-shard.sh)
  arrays="$arrays:${array%%;*}"
  BEFORE=$((BEFORE + tasks))
done
merge=$(sbatch --parsable --dependency="afterok$arrays" --kill-on-invalid-dep=yes docs/cluster/slurm-merge.sh)
echo "shards: job ${arrays#:}, merge: job $merge"
