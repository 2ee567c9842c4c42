#!/usr/bin/env bash
# Surprise: ssh-keygen that signs what comes from a pipe may take its first line for the passphrase and sign the rest.
# A good guess: without a terminal a key with a passphrase cannot be used, and nothing is signed.
# What happens: where the first line is the passphrase, it signs all but that line and ends with status 0.
# Seen with: openssh-client 1:9.2p1-2+deb12u6 of Debian 12
# For us: “concord seal --sign” gives it the record as a file, never by a pipe; docs/guide.md, “Signing the record”.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends openssh-client=1:9.2p1-2+deb12u6
cd "$folder"

ssh-keygen -q -t ed25519 -N 'first line' -f key
printf 'first line\nsecond line\n' > words
{
    setsid -w ssh-keygen -Y sign -f key -n file < words > words.sig 2> prompt && echo "status 0"
    ssh-keygen -Y check-novalidate -n file -s words.sig < words > answer 2>&1 || echo "no signature of both lines"
    tail -n 1 words | ssh-keygen -Y check-novalidate -n file -s words.sig > answer && echo "but of the second"
} > seen 2>&1

cat > expected <<'TEXT'
status 0
no signature of both lines
but of the second
TEXT
diff -u expected seen || { echo "No longer so." >&2; exit 1; }
echo "Still so: the first line is gone from what is signed."
