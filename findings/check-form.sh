#!/usr/bin/env bash
# Looks at how the scripts of findings are written; runs none of them and needs no network.
#
#   findings/check-form.sh            the scripts of this folder
#   findings/check-form.sh FOLDER     those of another one
set -euo pipefail

folder=${1:-$(dirname "${BASH_SOURCE[0]}")}
faults=0
checked=0

fault() {
    echo "$1: $2" >&2
    faults=$((faults + 1))
}

# wants FILE PATTERN WHAT: a line of the script fits the pattern.
wants() { grep -qE "$2" "$1" || fault "$1" "$3"; }

for script in "$folder"/*.sh; do
    [ "$(basename "$script")" = check-form.sh ] && continue
    [ -f "$script" ] || continue
    checked=$((checked + 1))
    bash -n "$script" || fault "$script" "is no valid script"
    [ -x "$script" ] || fault "$script" "cannot be run; chmod +x"
    [ "$(head -n 1 "$script")" = "#!/usr/bin/env bash" ] || fault "$script" "begins with another line than #!/usr/bin/env bash"
    for field in "Surprise" "A good guess" "What happens" "Seen with" "For us"; do
        count=$(grep -cE "^# $field: .{10,}" "$script" || true)
        [ "$count" = 1 ] || fault "$script" "has the line “# $field: …” $count times; write it once, with words behind it"
    done
    wants "$script" '^# Seen with: .*[0-9]+\.[0-9]+' "names no version behind “# Seen with:”"
    wants "$script" '^set -euo pipefail$' "is without “set -euo pipefail”"
    wants "$script" '^folder=\$\(mktemp -d\)$' "makes no folder of its own with mktemp -d"
    wants "$script" "^trap 'rm -rf \"\\\$folder\"' EXIT\$" "leaves its folder behind; set a trap"
    wants "$script" '^diff -u .*exit 1' "does not fail when what it sees changes"
    wants "$script" '^echo "Still so: ' "does not say that it is still so"

    # What a script runs, without its comments.
    code=$(grep -vE '^[[:space:]]*#' "$script")
    installs=$(grep -E 'pip"? install|apt-get install' <<< "$code" || true)
    [ -n "$installs" ] || fault "$script" "installs nothing: a finding is about a tool by its version"
    while IFS= read -r line; do
        for word in ${line#*install}; do
            case $word in
            -*) ;;
            *=[0-9]*) ;;
            *) fault "$script" "installs “$word” without its version" ;;
            esac
        done
    done <<< "$installs"
    if grep -qE '(^|[^[:alnum:]_-])(curl|wget|git|ssh|scp|npm|cargo|gem|go get)[[:space:]]' <<< "$code"; then
        fault "$script" "goes to the network by another way than pip or apt-get"
    fi
    if grep -qE 'urllib|requests\.|http\.client|/dev/tcp' <<< "$code"; then
        fault "$script" "goes to the network by another way than pip or apt-get"
    fi
    if grep -qwi 'concord' <<< "$code"; then fault "$script" "needs Concord; a finding is about another tool"; fi
    grep -qF "\`$(basename "$script")\`" "$folder/README.md" || fault "$script" "is not listed in README.md"
done

[ "$checked" -gt 0 ] || fault "$folder" "holds no findings"
if [ "$faults" -gt 0 ]; then exit 1; fi
echo "The form of $checked findings is right."
