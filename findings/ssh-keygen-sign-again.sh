#!/usr/bin/env bash
# Surprise: ssh-keygen asked to sign a file a second time without a terminal leaves the old signature and ends with status 0.
# A good guess: the new signature takes the place of the old one; or nothing is written, and the status says so.
# What happens: it prints “words.sig already exists.” and “Overwrite (y/n)?”, takes the end of its input for a no, and ends well.
# Seen with: openssh-client 1:9.2p1-2+deb12u6 of Debian 12
# For us: “concord seal --sign” lets it write into a folder of its own and verifies what it wrote; docs/guide.md, “Signing the record”.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends openssh-client=1:9.2p1-2+deb12u6
cd "$folder"

ssh-keygen -q -t ed25519 -N '' -f key
echo "the old words" > words
ssh-keygen -q -Y sign -f key -n file words
echo "the new words" > words
{
    setsid -w ssh-keygen -q -Y sign -f key -n file words < /dev/null && echo " status 0"
    ssh-keygen -Y check-novalidate -n file -s words.sig < words > answer 2>&1 || echo "no signature of the new words"
    echo "the old words" | ssh-keygen -Y check-novalidate -n file -s words.sig > answer && echo "but of the old ones"
} > seen 2>&1

cat > expected <<'TEXT'
words.sig already exists.
Overwrite (y/n)?  status 0
no signature of the new words
but of the old ones
TEXT
diff -u expected seen || { echo "No longer so." >&2; exit 1; }
echo "Still so: the old signature stays, and the status is 0."
