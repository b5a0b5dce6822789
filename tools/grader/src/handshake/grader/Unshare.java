package handshake.grader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The words that run a command in namespaces of its own, with what util-linux and iproute2 bring:
/// for where there is no bubblewrap.
final class Unshare {
    /// Builds a file system of read-only mounts on a memory disk, moves into it, gives up every
    /// privilege and runs the command. `$1` is the folder the worker may read, `$2` the one it may
    /// write to, `$3` how much; up to `--` follow what else may be read; then the command.
    private static final String SCRIPT =
            """
            set -eu
            umask 022
            folder=$1 work=$2 bytes=$3
            shift 3
            ip link set lo up
            root=$folder/root
            mount -t tmpfs -o mode=755,size=1m tmpfs "$root"
            show() {
                [ -e "$1" ] || return 0
                if [ -L "$1" ]; then
                    mkdir -p "$root$(dirname "$1")"
                    ln -s "$(readlink "$1")" "$root$1"
                    return 0
                fi
                if [ -d "$1" ]; then mkdir -p "$root$1"
                else mkdir -p "$root$(dirname "$1")"; : >"$root$1"; fi
                mount --bind "$1" "$root$1"
                mount -o "remount,bind,$2" "$root$1"
            }
            while [ "$1" != -- ]; do show "$1" ro,nosuid; shift; done
            shift
            for device in null zero random urandom; do show /dev/$device nosuid; done
            mkdir -p "$root/proc" "$root/old" "$root/tmp" "$root$folder"
            mount -t proc proc "$root/proc"
            mount --bind "$folder" "$root$folder"
            mount -o remount,bind,ro,nosuid,nodev "$root$folder"
            mount -t tmpfs -o mode=1777,nosuid,nodev,size=$bytes tmpfs "$root$work"
            cd "$root"
            pivot_root . old
            umount -l /old
            rmdir /old
            mount -o remount,ro /
            cd "$work"
            status=0
            "$@" || status=$?
            exit $status
            """;

    /// Root of the namespace could undo the mounts: nothing of that is left to the command.
    private static final List<String> UNPRIVILEGED =
            List.of("setpriv", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all");

    private Unshare() {}

    static List<String> wrap(List<String> command, Sandbox sandbox) {
        // Gone when the grader is gone, as bubblewrap's are by themselves.
        var words = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "unshare"));
        if (!Sandbox.isRoot()) {
            words.addAll(List.of("--user", "--map-root-user"));
        }
        words.addAll(List.of("--mount", "--net", "--pid", "--ipc", "--uts"));
        words.addAll(List.of("--fork", "--kill-child", "--"));
        words.addAll(List.of("sh", "-c", SCRIPT, "sh"));
        words.addAll(List.of(sandbox.folder().toString(), sandbox.work().toString()));
        words.add(String.valueOf(ProcessLimits.WORK_BYTES));
        Isolation.system().stream().map(Path::toString).forEach(words::add);
        sandbox.readable().stream().map(Path::toString).forEach(words::add);
        words.add("--");
        words.addAll(ProcessLimits.words());
        words.addAll(sandbox.isNobodys() ? ProcessLimits.nobody() : UNPRIVILEGED);
        words.addAll(command);
        return words;
    }
}
