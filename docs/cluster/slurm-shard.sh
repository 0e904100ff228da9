#!/bin/sh
#SBATCH --job-name=chokepoint-shard
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
# An array task: the shard of that number, counted on from those of the arrays before. $STUDY is several words.
status=0
shard=$((${BEFORE:-0} + SLURM_ARRAY_TASK_ID))
npm run --silent chokepoint -- run $STUDY --shard "$shard/$SHARDS" --workers 1 --out "$OUT.shards" || status=$?
# Killed by a signal: perhaps the machine's fault, so three more tries. Any other failure would only come again.
if [ "$status" -gt 128 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ]; then
  # This task alone: the job number of the last task is that of the whole array.
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
  sleep 60
fi
exit "$status"
