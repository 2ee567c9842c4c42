#!/usr/bin/env bash
# Surprise: in pandoc's Markdown a list of letters that begins at (i) falls apart into two lists.
# A good guess: (i), (j) and (k) are the ninth, tenth and eleventh letter, one list that starts at 9; or all are one item.
# What happens: (i) is a list of its own, the Roman 1, and (j) begins another, of letters from 10; below (h) it is one list.
# Seen with: pypandoc-binary 1.17, which brings pandoc 3.9
# For us: Concord decides by the neighbors on both sides; docs/guide.md says not to convert article files with pandoc.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/tools"
"$folder/tools/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.17
pandoc=$("$folder/tools/bin/python" -c 'import pypandoc; print(pypandoc.get_pandoc_path())')

printf '(i) ropes\n(j) lamps\n(k) bells\n' | "$pandoc" --from markdown --to html > "$folder/seen"
echo "--" >> "$folder/seen"
printf '(h) oars\n(i) ropes\n(j) lamps\n' | "$pandoc" --from markdown --to html >> "$folder/seen"

cat > "$folder/expected" <<'TEXT'
<ol type="i">
<li>ropes</li>
</ol>
<ol start="10" type="a">
<li>lamps</li>
<li>bells</li>
</ol>
--
<ol start="8" type="a">
<li>oars</li>
<li>ropes</li>
<li>lamps</li>
</ol>
TEXT
diff -u "$folder/expected" "$folder/seen" || { echo "No longer so." >&2; exit 1; }
echo "Still so: (i) is a Roman one unless (h) stands before it, whatever comes after."
