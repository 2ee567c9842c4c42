#!/usr/bin/env bash
# Prints the speed of a release build as ratios to public tools. CONCORD_BASE and CONCORD_LATER name two terms of a real
# agreement; without them a made-up contract of the same size is measured.
set -euo pipefail
cd "$(dirname "$0")/.."
concord=${CONCORD:-.build/release/concord}
base=${CONCORD_BASE:-../shared/corpus/oregon/aee-2023}
later=${CONCORD_LATER:-../shared/corpus/oregon/aee-2025}
if [ -d "$base" ] && [ -d "$later" ]; then
    exec python3 Benchmarks/bench.py "$concord" --base "$base" --later "$later" "$@"
fi
exec python3 Benchmarks/bench.py "$concord" "$@"
