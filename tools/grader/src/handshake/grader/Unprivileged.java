package handshake.grader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The words that run a command as nobody: for a container in which no namespaces can be made and
/// the grader is root. The container keeps the code from the world; this keeps it from the grader.
final class Unprivileged {
    /// Whether nobody gets to all that a worker has to read.
    private static final String READABLE = "for file; do [ -r \"$file\" ] || exit 1; done";

    private Unprivileged() {}

    /// `command` as nobody; as it is where the grader is not root, or nobody may not read the kit.
    static List<String> wrap(List<String> command, Sandbox sandbox) {
        if (!sandbox.isNobodys() || !works(sandbox)) {
            return command;
        }
        var words = new ArrayList<>(ProcessLimits.words());
        words.addAll(ProcessLimits.nobody());
        words.addAll(command);
        return words;
    }

    private static boolean works(Sandbox sandbox) {
        var words = new ArrayList<>(ProcessLimits.nobody());
        words.addAll(List.of("sh", "-c", READABLE, "sh", sandbox.work().toString()));
        sandbox.readable().stream().filter(Files::exists).map(Path::toString).forEach(words::add);
        return Isolation.works(words);
    }
}
