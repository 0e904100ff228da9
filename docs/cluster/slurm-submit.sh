#!/bin/sh
# A study as an array job of shards, and the job that makes the whole of them once all are done.
set -eu
export STUDY="${STUDY:-ban-2026 --seed paper --runs 10000000}"
export SHARDS="${SHARDS:-100}"
export OUT="${OUT:-results/paper}"
array=$(sbatch --parsable --array="1-$SHARDS" docs/cluster/slurm-shard.sh)
merge=$(sbatch --parsable --dependency="afterok:${array%%;*}" --kill-on-invalid-dep=yes docs/cluster/slurm-merge.sh)
echo "shards: job $array, merge: job $merge"
