seq 100 | parallel --jobs 100% --retries 3 \
  npm run --silent chokepoint -- run ban-2026 --seed paper --runs 10000000 --shard {}/100 --workers 1 --out results/paper.shards &&
  npm run --silent chokepoint -- merge results/paper.shards --out results/paper
