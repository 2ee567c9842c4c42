#!/usr/bin/env bash
# Tries bytes that nobody would write, led by what they reach in Concord's own code.
#
#   Fuzz/fuzz.sh TARGET SECONDS    one target, or all of them one after the other
#   Fuzz/fuzz.sh TARGET FILE       what becomes of the bytes of one file
#
# What a run learns is kept in .build/fuzz/corpus/TARGET. An input with a fault ends the run and is put into
# Fuzz/Crashers/TARGET, where the tests try it for ever.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

targets=(article marked full-text instructions patch memorandum agreement seals merge)
scratch=.build/fuzz
program="$scratch/concord-fuzz"

# The flags reach every module, so that the fuzzer sees what its bytes do in each of them. Release as shipped: an overflow or
# a precondition ends the process, and counts.
build() {
    CONCORD_FUZZ_BUILD=1 swift build -c release --scratch-path "$scratch" --product FuzzEntry \
        -Xswiftc -sanitize=fuzzer,address
    # The main function is the fuzzer's own; the library is its entry and what that calls.
    # shellcheck disable=SC2046
    swiftc -sanitize=fuzzer,address -parse-as-library -o "$program.new" "$scratch/release/libFuzzEntry.a" \
        $(pkg-config --libs yaml-0.1 libxml-2.0) 2>&1 | { grep -v 'Cannot export local symbol' || true; }
    mv "$program.new" "$program"
}

# Files of our own test cases that are such a file as the target tries.
cases() {
    local papers form="$1"
    papers="$(find Tests/Corpus -path '*/papers/*.md')"
    case "$form" in
    article) find Tests/Corpus -path '*/articles/*.md' ;;
    agreement) find Tests/Corpus -name agreement.yml ;;
    patch) find Tests/Corpus -path '*/papers/*' \( -name '*.patch' -o -name '*.diff' \) ;;
    full-text | instructions) xargs grep -lE "^form: *${form/-/ }" <<<"$papers" ;;
    memorandum) xargs grep -lE '^form: *beside|^kind: *(memorandum|letter)' <<<"$papers" ;;
    marked) xargs grep -LE '^form:' <<<"$papers" ;;
    esac
}

fuzz() {
    local target="$1" seconds="$2" log="$scratch/$1.log" failures=0
    local corpus="$scratch/corpus/$target" given="$scratch/cases/$target" crashers="Fuzz/Crashers/$target"
    mkdir -p "$corpus" "$given" "$crashers"
    while IFS= read -r file; do
        [[ -s "$file" ]] && cp "$file" "$given/${file//\//-}"
    done < <(cases "$target" || true)
    # Counting how often each place is reached makes nearly every input look new.
    CONCORD_FUZZ_TARGET="$target" "$program" "$corpus" "Fuzz/Seeds/$target" "$given" "$crashers" \
        -dict=Fuzz/signs.dict -max_total_time="$seconds" -max_len=6000 -timeout=10 -rss_limit_mb=3000 \
        -artifact_prefix="$crashers/" -print_final_stats=1 -print_funcs=0 -entropic=0 -use_counters=0 \
        -reduce_inputs=0 -detect_leaks=0 2>"$log" || failures=1
    grep -E 'FAULT|ERROR|SUMMARY|Test unit written' "$log" >&2 || true
    local count places
    count="$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")"
    places="$(grep -oE 'cov: [0-9]+' "$log" | tail -1 | cut -d' ' -f2 || true)"
    echo "| fuzz $target | ${count:-0} inputs, ${places:-0} places reached | $failures |"
    return "$failures"
}

export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=symbolize=0:malloc_context_size=3:quarantine_size_mb=8
build
if [[ -f "${2:-}" ]]; then
    CONCORD_FUZZ_TARGET="$1" "$program" "$2"
    exit
fi
if [[ "${1:-all}" != all ]]; then targets=("$1"); fi
status=0
for target in "${targets[@]}"; do fuzz "$target" "${2:-60}" || status=1; done
exit "$status"
