#!/bin/sh
# Gradescope runs this once, as root, when it builds the autograder's image (Ubuntu).
# Installs a JDK 25 and what keeps students' code apart; the tools themselves come built.
set -eu

needed=25
root=${AUTOGRADER_ROOT:-/autograder}
kit=$root/source/kit

# What lies in the kit is built: lab need not look for Maven.
mkdir -p "$kit/.lab"
: >"$kit/.lab/built"

has_jdk() { "$kit/lab" --help >/dev/null 2>&1; }

missing=
command -v bwrap >/dev/null || missing="$missing bubblewrap"
command -v setpriv >/dev/null || missing="$missing util-linux"
PATH=$PATH:/usr/sbin:/sbin command -v ip >/dev/null || missing="$missing iproute2"
has_jdk || command -v curl >/dev/null || missing="$missing curl ca-certificates"
if [ -n "$missing" ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update
    # shellcheck disable=SC2086 # several words
    apt-get install -y --no-install-recommends $missing
fi

# The distribution's JDK where it has one that is new enough, else Eclipse Temurin's.
if ! has_jdk; then
    apt-get install -y --no-install-recommends "openjdk-$needed-jdk-headless" || true
fi
if ! has_jdk; then
    case $(uname -m) in
        aarch64 | arm64) machine=aarch64 ;;
        *) machine=x64 ;;
    esac
    mkdir -p "/opt/jdk-$needed"
    curl -fsSL --retry 5 \
        "https://api.adoptium.net/v3/binary/latest/$needed/ga/linux/$machine/jdk/hotspot/normal/eclipse" |
        tar -xz -C "/opt/jdk-$needed" --strip-components=1
fi

# Students' code runs as another user: it may read the tools, and nothing else of the kit.
chmod -R a+rX "$kit/tools"
chmod -R go-rwx "$kit/tests" "$kit/lessons" "$kit/given"

# Makes what lets it start quickly, and fails here rather than at the first submission.
"$kit/lab" doctor --lang en || echo "Missing Maven or git is no trouble: nothing is built here."
"$kit/lab" --help >/dev/null
