#!/bin/sh
#SBATCH --job-name=chokepoint-shard
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
# An array task: the shard of that number. $STUDY is several words.
status=0
npm run --silent chokepoint -- run $STUDY --shards "$SHARDS" --workers 1 --out "$OUT.shards" || status=$?
# Killed by a signal: perhaps the machine's fault, so three more tries. Any other failure would only come again.
if [ "$status" -gt 128 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
  scontrol requeue "$SLURM_JOB_ID"
  sleep 60
fi
exit "$status"
