#!/usr/bin/env python3
"""Measures concord against public tools in one run: whole processes, in turns, medians and ratios.

A ratio holds where seconds do not: the machine may be slow today, but it is slow for both. The input is an agreement
folder (its articles, appendices and letters) and, for the second measure, a later term of the same agreement, each
article of which becomes a signed paper of full text. With no folders given, a contract of the same size is made up.

usage: bench.py CONCORD [--base FOLDER] [--later FOLDER] [--runs N]
"""

import argparse
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDERS = ("articles", "appendices", "letters")

# The rules that an agreement may turn off: all that check the contract itself.
CHECKS = (
    "label-gap", "label-out-of-order", "duplicate-label", "unresolved-reference", "title-mismatch",
    "reference-to-deleted", "stale-reference", "number-mismatch", "undefined-term", "duplicate-definition",
    "unused-definition", "mixed-days", "impossible-date")


def files(folder):
    return [path for name in FOLDERS for path in sorted((folder / name).glob("*.md"))]


def invent(folder, later):
    """A made-up agreement of ninety-six articles, about 340 kB, and its later term with one word in thirty changed."""
    source = random.Random(7)
    words = "the employee shall may notice within ten days of leave pay step work schedule Union City written request".split()
    change = random.Random(8)
    for target in (folder, later):
        (target / "articles").mkdir(parents=True)
        (target / "agreement.yml").write_text(
            "title: Agreement\nparties: { union: { name: Union }, employer: { name: City } }\n")
    for number in range(1, 97):
        old = [f"# ARTICLE {number} - MATTER {number}\n"]
        new = list(old)
        for section in range(1, 7):
            head = f"## Section {section}. Part {section}.\n"
            old.append(head)
            new.append(head)
            for letter in "ABC":
                text = [source.choice(words) for _ in range(32)]
                edited = [w if change.random() > 1 / 30 else change.choice(words) for w in text]
                old.append(f"{letter}. The {' '.join(text)}.\n")
                new.append(f"{letter}. The {' '.join(edited)}.\n")
        (folder / "articles" / f"{number:02}.md").write_text("\n".join(old))
        (later / "articles" / f"{number:02}.md").write_text("\n".join(new))


def terms(base, later, out):
    """The base with every later article as a signed paper of full text."""
    for name in FOLDERS:
        if (base / name).is_dir():
            shutil.copytree(base / name, out / name)
    shutil.copy(base / "agreement.yml", out)
    (out / "papers").mkdir()
    articles = sorted((later / "articles").glob("*.md"))
    for number, path in enumerate(articles, 1):
        front = (
            f"---\npaper: TA-{number:03}\nkind: tentative agreement\nform: full text\n"
            "signed: { union: 2025-07-01, employer: 2025-07-01 }\n---\n")
        (out / "papers" / f"{number:03}.md").write_bytes(front.encode() + path.read_bytes())
    return len(articles)


def hands(concord, base, out, counts):
    """For each count the base with so many signed papers that each change a word of another sentence, and the same with
    papers that come after themselves: those are read and then left out, which tells what reading them costs."""
    places = []
    for path in files(base):
        lines = path.read_text().split("\n")
        head, section = lines[0], ""
        for line in lines[1:]:
            if line.startswith("#"):
                section = line
            elif section.startswith("## ") and len(line) > 60 and not set(line) & set("{}<|*_`$"):
                for sentence in re.finditer(r"[^.;:?!]{50,}", line):
                    words = list(re.finditer(r"(?<= )[a-z]{4,}(?= )", sentence.group()))
                    if words:
                        word = words[len(words) // 2]
                        at = sentence.start() + word.start()
                        places.append((head, section, line, at, at + len(word.group())))
    random.Random(1).shuffle(places)

    def write(folder, places, extra=""):
        terms(base, base, folder)
        shutil.rmtree(folder / "papers")
        (folder / "papers").mkdir()
        for number, (head, section, line, start, end) in enumerate(places):
            front = (
                f"---\npaper: P-{number}\nkind: tentative agreement\n{extra.format(number)}"
                "signed: { union: 2025-07-01, employer: 2025-07-01 }\n---\n\n")
            marked = f"{line[:start]}{{~~{line[start:end]}~>word{number}~~}}{line[end:]}"
            (folder / "papers" / f"{number:03}.md").write_text(f"{front}{head}\n\n{section}\n\n…\n\n{marked}\n")

    # Some sentences stand twice, and some papers would have to show more; those of which nothing is said are good ones.
    write(out / "any", places)
    found = json.loads(subprocess.run([concord, "check", "any", "--format", "json"], cwd=out, capture_output=True).stdout)
    named = {paper for finding in found["findings"] for paper in finding["papers"]}
    good = [place for number, place in enumerate(places) if f"P-{number}" not in named]
    for count in counts:
        write(out / f"asked-{count}", good[:count])
        write(out / f"left-out-{count}", good[:count], "after: [P-{0}]\n")
    return len(good)


def many(concord, base, runs, work):
    """What 400 papers cost beside 40, less the reading of the papers themselves."""
    times = {}
    if hands(concord, base, work, (40, 400)) < 400:
        return
    for count in (40, 400):
        for _ in range(runs):
            for name in ("asked", "left-out"):
                key = f"{name}-{count}"
                times.setdefault(key, []).append(seconds([concord, "check", key, "--quiet"], work))
    alone = work / "alone"
    terms(base, base, alone)
    shutil.rmtree(alone / "papers")
    none = min(seconds([concord, "check", "alone", "--quiet"], work) for _ in range(runs))
    few, lots = (min(times[f"asked-{n}"]) - (min(times[f"left-out-{n}"]) - none) for n in (40, 400))
    print(f"400 papers beside 40, less their reading: {lots * 1000:.1f} ms and {few * 1000:.1f} ms: {lots / few:.2f} times")


def checks(concord, base, runs, work):
    """What checking a contract by all rules costs beside reading it, which is left when all rules are off."""
    for name in ("all-rules", "no-rules"):
        terms(base, base, work / name)
        shutil.rmtree(work / name / "papers")
    frame = work / "no-rules" / "agreement.yml"
    frame.write_text(frame.read_text() + "\nrules: { " + ", ".join(f"{rule}: off" for rule in CHECKS) + " }\n")
    pairs = [[seconds([concord, "check", name], work) for name in ("all-rules", "no-rules")] for _ in range(runs + 1)]
    every, none = (statistics.median(column) for column in zip(*pairs[1:]))
    ratio = statistics.median(pair[0] / pair[1] for pair in pairs[1:])
    print(f"check by all rules: {every * 1000:.1f} ms, by none: {none * 1000:.1f} ms: {ratio:.2f} times")


def instructions(concord, folder, cwd):
    """Instructions of a check of all papers, and how many of them prove the version against its papers. Counted, not
    timed: the same whatever else the machine does. Nothing where valgrind is missing or the command has no symbols."""
    if not shutil.which("valgrind"):
        return
    profile = cwd / "callgrind.out"
    subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", concord, "check", folder], cwd=cwd,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    lines = subprocess.run(
        ["callgrind_annotate", "--inclusive=yes", "--threshold=100", str(profile)], stdout=subprocess.PIPE, text=True,
        check=False).stdout.splitlines()
    total = next(count for line in lines if "PROGRAM TOTALS" in line for count in [leading(line)])
    proof = max((leading(line) for line in lines if "10PaperProofC8findings" in line), default=0)
    if proof:
        print(f"check, {folder}: {total / 1e6:.0f} M instructions, the proof of its papers {100 * proof / (total - proof):.1f} % of the rest")


def leading(line):
    return int(line.split()[0].replace(",", ""))


def seconds(command, cwd):
    start = time.perf_counter()
    subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def compare(name, ours, theirs, runs, cwd):
    """Runs both in turns; the ratio is that of each pair, so that a slow moment strikes both."""
    pairs = []
    for turn in range(runs + 1):
        pair = (seconds(ours, cwd), seconds(theirs, cwd))
        if turn:
            pairs.append(pair)
    mine = statistics.median(pair[0] for pair in pairs)
    other = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
    print(f"{name}: concord {mine * 1000:.1f} ms, {theirs[0]} {other * 1000:.1f} ms: {ratio:.2f} times as fast")


def peak(command, cwd):
    """Peak memory of a command in bytes, the median of five runs; none without GNU time, since a process started from
    here would count the memory of this one."""
    if not os.path.exists("/usr/bin/time") or sys.platform == "darwin":
        return None
    found = []
    for _ in range(5):
        done = subprocess.run(
            ["/usr/bin/time", "-f", "%M", *command], cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        found.append(int(done.stderr.split()[-1]) * 1024)
    return statistics.median(found)


def memory(name, command, source, cwd):
    bytes_used = peak(command, cwd)
    if bytes_used:
        print(f"memory, {name}: {bytes_used / 1e6:.1f} MB, {bytes_used / source:.1f} times the source")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("concord")
    parser.add_argument("--base", type=Path)
    parser.add_argument("--later", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    concord = str(Path(options.concord).resolve())
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        base, later = options.base, options.later
        if not base or not later:
            base, later = work / "earlier", work / "later"
            invent(base, later)
        one = work / "one.md"
        one.write_bytes(b"\n".join(path.read_bytes() for path in files(later)))
        big = work / "big.md"
        big.write_bytes(one.read_bytes() * 30)
        size = one.stat().st_size
        print(f"one agreement: {size / 1000:.0f} kB")
        clean = [concord, "redline", "one.md", "--from", "base", "--to", "base", "--format", "html", "--quiet"]
        large = [concord, "redline", "big.md", "--from", "base", "--to", "base", "--format", "html", "--quiet"]
        if shutil.which("cmark"):
            compare("clean HTML", clean, ["cmark", "one.md"], options.runs, work)
            compare("clean HTML, thirty agreements in one file", large, ["cmark", "big.md"], max(3, options.runs // 5), work)
        both = work / "both"
        both.mkdir()
        papers = terms(base, later, both)
        old = work / "old.md"
        old.write_bytes(b"\n".join(path.read_bytes() for path in files(base)))
        if shutil.which("pandoc"):
            compare(
                f"all six outputs, {papers} papers", [concord, "build", "both", "--output", "out", "--quiet"],
                ["pandoc", "-f", "commonmark", "-t", "html", "old.md", "-o", "old.html"], max(5, options.runs // 2), work)
        starts = statistics.median(seconds([concord, "--version"], work) for _ in range(options.runs))
        print(f"start-up: {starts * 1000:.1f} ms")
        checks(concord, later, options.runs, work)
        instructions(concord, "both", work)
        many(concord, base, options.runs, work)
        read = sum(path.stat().st_size for path in both.rglob("*.md"))
        memory("clean HTML", clean, size, work)
        memory("all six outputs", [concord, "build", "both", "--output", "out", "--quiet"], read, work)


if __name__ == "__main__":
    main()
