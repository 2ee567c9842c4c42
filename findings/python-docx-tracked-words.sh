#!/usr/bin/env bash
# Surprise: python-docx gives a paragraph with tracked changes as neither side wrote it.
# A good guess: paragraph.text is what Word shows as final, inserted words in and struck words out; or at least the old text.
# What happens: “A watch is nine→seven hours.” reads “A watch is  hours.”; the words of both sides are left out, silently.
# Seen with: python-docx 1.2.0
# For us: docs/guide.md, “From a redline to Word”: do not read the other side's tracked file by script; accept or reject first.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/tools"
"$folder/tools/bin/pip" install --quiet --disable-pip-version-check python-docx==1.2.0

cat > "$folder/tracked.py" <<'PYTHON'
import sys

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

document = docx.Document()
paragraph = document.add_paragraph("A watch is ")
for number, (element, text, words) in enumerate(
    [("w:del", "w:delText", "nine"), ("w:ins", "w:t", "seven")], start=1
):
    change = OxmlElement(element)
    change.set(qn("w:id"), str(number))
    change.set(qn("w:author"), "Crew")
    run = OxmlElement("w:r")
    leaf = OxmlElement(text)
    leaf.text = words
    run.append(leaf)
    change.append(run)
    paragraph._p.append(change)
paragraph.add_run(" hours.")
document.save(sys.argv[1])
print(repr(docx.Document(sys.argv[1]).paragraphs[0].text))
PYTHON
"$folder/tools/bin/python" "$folder/tracked.py" "$folder/tracked.docx" > "$folder/seen" 2>&1

cat > "$folder/expected" <<'TEXT'
'A watch is  hours.'
TEXT
diff -u "$folder/expected" "$folder/seen" || { echo "No longer so." >&2; exit 1; }
echo "Still so: the words of both sides are missing."
