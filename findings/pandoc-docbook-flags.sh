#!/usr/bin/env bash
# Surprise: pandoc reads a DocBook redline as a document that says both the old and the new words.
# A good guess: words with revisionflag="deleted" are left out or struck through, or a warning says that flags are not read.
# What happens: “nine” and “seven” are printed as “nineseven”, a deleted paragraph as any other; no warning, status 0.
# Seen with: pypandoc-binary 1.17, which brings pandoc 3.9
# For us: docs/guide.md, “From a redline to Word”, goes by the HTML redline, whose marks pandoc keeps.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/tools"
"$folder/tools/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.17
pandoc=$("$folder/tools/bin/python" -c 'import pypandoc; print(pypandoc.get_pandoc_path())')

cat > "$folder/redline.xml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<article xmlns="http://docbook.org/ns/docbook" version="5.0" xml:lang="en">
<info><title>Watches</title></info>
<para>A watch is <phrase revisionflag="deleted">nine</phrase><phrase revisionflag="added">seven</phrase> hours.</para>
<para revisionflag="deleted">Reliefs are called at noon.</para>
</article>
XML
cat > "$folder/redline.html" <<'HTML'
<p>A watch is <del>nine</del><ins>seven</ins> hours.</p>
HTML

"$pandoc" --verbose --from docbook --to plain "$folder/redline.xml" > "$folder/seen" 2>&1
echo "--" >> "$folder/seen"
"$pandoc" --from html --to markdown "$folder/redline.html" >> "$folder/seen"

cat > "$folder/expected" <<'TEXT'
A watch is nineseven hours.

Reliefs are called at noon.
--
A watch is ~~nine~~[seven]{.underline} hours.
TEXT
diff -u "$folder/expected" "$folder/seen" || { echo "No longer so." >&2; exit 1; }
echo "Still so: the flags are lost, and the marks of HTML are kept."
