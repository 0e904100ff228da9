#!/bin/sh
#SBATCH --job-name=chokepoint-merge
#SBATCH --cpus-per-task=1
#SBATCH --mem=2G
#SBATCH --time=04:00:00
npm run --silent chokepoint -- merge "$OUT.shards" --out "$OUT"
