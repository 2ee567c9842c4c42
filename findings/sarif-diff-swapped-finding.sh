#!/usr/bin/env bash
# Surprise: sarif diff sees no change between two reports where one finding went and another of its rule came elsewhere.
# A good guess: one finding is gone and one is new; they differ in file, line, message and fingerprint, and --check fails.
# What happens: “warning level: +0 -0 no changes”, status 0, also with --check: alike but for a number, they count as one issue.
# Seen with: sarif-tools 3.0.5
# For us: docs/guide.md, “Continuous integration”: what is new is told by a baseline and not by comparing two SARIF reports.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/tools"
"$folder/tools/bin/pip" install --quiet --disable-pip-version-check sarif-tools==3.0.5

# result MESSAGE FILE LINE FINGERPRINT
result() {
    printf '{"ruleId":"leads-nowhere","level":"warning","message":{"text":"%s"},' "$1"
    printf '"locations":[{"physicalLocation":{"artifactLocation":{"uri":"%s"},"region":{"startLine":%s}}}],' "$2" "$3"
    printf '"partialFingerprints":{"words/v1":"%s"}}' "$4"
}
# report RESULT RESULT
report() {
    printf '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"checker","rules":[{"id":"leads-nowhere"}]}},'
    printf '"results":[%s,%s]}]}\n' "$1" "$2"
}
shared=$(result "Section 9 leads nowhere" one.md 3 aaaa)
report "$shared" "$(result "Section 7 leads nowhere" two.md 9 bbbb)" > "$folder/old.sarif"
report "$shared" "$(result "Section 4 leads nowhere" six.md 1 cccc)" > "$folder/new.sarif"

status=0
"$folder/tools/bin/sarif" --check warning diff "$folder/old.sarif" "$folder/new.sarif" > "$folder/seen" 2>&1 || status=$?
echo "status $status" >> "$folder/seen"

cat > "$folder/expected" <<'TEXT'
error level: +0 -0 no changes
warning level: +0 -0 no changes
note level: +0 -0 no changes
all levels: +0 +0
status 0
TEXT
diff -u "$folder/expected" "$folder/seen" || { echo "No longer so." >&2; exit 1; }
echo "Still so: one that went and one that came, alike but for a number, are no change."
