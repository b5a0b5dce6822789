package handshake.grader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The words that run a command in a sandbox of bubblewrap's.
final class Bubblewrap {
    private Bubblewrap() {}

    static List<String> wrap(List<String> command, Sandbox sandbox) {
        var words = new ArrayList<>(List.of("bwrap"));
        words.addAll(List.of("--perms", "0755", "--dir", "/etc"));
        for (Path path : Isolation.system()) {
            words.addAll(List.of("--ro-bind-try", path.toString(), path.toString()));
        }
        words.addAll(List.of("--dev", "/dev", "--proc", "/proc"));
        words.addAll(List.of("--perms", "0555", "--tmpfs", "/tmp"));
        // Whatever the umask: the folders above are to be passed through.
        Stream.concat(sandbox.readable().stream(), Stream.of(sandbox.folder()))
                .flatMap(Bubblewrap::above)
                .distinct()
                .forEach(it -> words.addAll(List.of("--perms", "0755", "--dir", it)));
        for (Path path : sandbox.readable()) {
            words.addAll(List.of("--ro-bind-try", path.toString(), path.toString()));
        }
        String folder = sandbox.folder().toString();
        String work = sandbox.work().toString();
        words.addAll(List.of("--ro-bind", folder, folder));
        String workBytes = String.valueOf(ProcessLimits.WORK_BYTES);
        words.addAll(List.of("--perms", "1777", "--size", workBytes, "--tmpfs", work));
        // What bubblewrap has made itself could be written to.
        words.addAll(List.of("--remount-ro", "/tmp", "--remount-ro", "/dev", "--remount-ro", "/"));
        words.addAll(List.of("--chdir", work));
        words.addAll(List.of("--unshare-net", "--unshare-pid", "--unshare-ipc", "--unshare-uts"));
        words.addAll(List.of("--die-with-parent", "--new-session"));
        List<String> nobody = List.of();
        if (sandbox.isNobodys()) {
            nobody = ProcessLimits.nobody();
            words.addAll(List.of("--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"));
            words.addAll(List.of("--cap-add", "CAP_SETPCAP"));
        }
        words.add("--");
        words.addAll(ProcessLimits.words());
        words.addAll(nobody);
        words.addAll(command);
        return words;
    }

    /// The folders above `path` that are not the system's, the highest first.
    private static Stream<String> above(Path path) {
        return IntStream.range(1, path.getNameCount())
                .mapToObj(count -> path.getRoot().resolve(path.subpath(0, count)))
                .filter(it -> Isolation.system().stream().noneMatch(it::startsWith))
                .filter(it -> !it.equals(Path.of("/tmp")))
                .map(Path::toString);
    }
}
