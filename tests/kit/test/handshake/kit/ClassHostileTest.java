package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.course.KnownProgram;
import handshake.grader.Lesson;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A class in which nearly everybody means harm: all get a verdict, the honest ones the same as
/// when they are alone, and nothing is left behind. `-Dclass.hostile=100` hands in a hundred.
@Timeout(1200)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ClassHostileTest {
    private static final int HONEST = 4;
    private static final int SUBMISSIONS = Integer.getInteger("class.hostile", 0);

    /// They hang in every test, as others do that are handed in: only the long form has time for
    /// all.
    private static final Set<String> SLOW =
            Set.of("deadlock", "deep-recursion", "reads-stdin-for-ever", "squatted-port");

    @TempDir private Path temp;

    @Test
    void hostile_submissions_change_nothing_for_the_honest_ones() throws Exception {
        Lesson lesson = Kit.course().lesson(1).orElseThrow();
        List<KnownProgram> hostile =
                KnownProgram.hostile(Kit.root()).stream()
                        .filter(it -> SUBMISSIONS > 0 || !SLOW.contains(it.name()))
                        .toList();
        int count = Math.max(SUBMISSIONS, hostile.size() + HONEST);
        Path alone = Files.createDirectory(temp.resolve("alone"));
        Path mixed = Files.createDirectory(temp.resolve("mixed"));
        Path wrong = KnownProgram.wrong(lesson).getLast().folder();
        for (int i = 0; i < HONEST; i++) {
            Path code = i % 2 == 0 ? lesson.solution() : wrong;
            for (Path inbox : List.of(alone, mixed)) {
                // Spread among the others: submissions are graded in the order of their names.
                Inboxes.hand(inbox, "%03d honest".formatted(i * count / HONEST), lesson, code);
            }
        }
        for (int i = 0; i < count - HONEST; i++) {
            KnownProgram program = hostile.get(i % hostile.size());
            Inboxes.hand(mixed, "%03d %s".formatted(i, program.name()), lesson, program.folder());
        }
        Path log = temp.resolve("log");
        assertEquals(0, grade(log, alone, "out-alone"), () -> said(log));
        TreeSet<String> before = traces();
        assertEquals(0, grade(log, mixed, "out-mixed"), () -> said(log));
        LabProcess.awaitNoWorkers(log);
        var left = traces();
        left.removeAll(before);
        assertEquals(new TreeSet<>(), left, "what was not there before");
        assertEquals(List.of(), LabProcess.leftovers(log));
        assertEquals(count, Files.readAllLines(temp.resolve("out-mixed/class.csv")).size() - 1);
        assertEquals(honest("out-alone"), honest("out-mixed"));
        assertTrue(Files.readString(temp.resolve("out-mixed/class.json")).contains("\"students\""));
    }

    private int grade(Path log, Path inbox, String out) throws Exception {
        return LabProcess.run(
                log, "class", "grade", inbox.toString(), "--out=" + temp.resolve(out), "--seed=1");
    }

    /// What the honest ones got.
    private TreeMap<String, String> honest(String out) throws IOException {
        TreeMap<String, String> files = Untimed.files(temp.resolve(out));
        files.keySet().removeIf(name -> !name.matches("(students|results)/.*honest.*"));
        return files;
    }

    /// Listening sockets, in this network, and files in the shared memory and temporary folders
    /// that a worker might have made: those that belong to the user a worker runs as.
    private static TreeSet<String> traces() throws IOException {
        var traces = new TreeSet<String>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 7 && fields[3].equals("0A") && isWorkers(fields[7])) {
                    traces.add(table + " " + fields[1]);
                }
            }
        }
        traces.addAll(workersProcesses());
        for (String folder : List.of("/tmp", "/dev/shm", "/var/tmp")) {
            for (Path file : list(Path.of(folder))) {
                if (isWorkers(Files.getAttribute(file, "unix:uid").toString())) {
                    traces.add(file.toString());
                }
            }
        }
        return traces;
    }

    /// Workers of root's are nobody's; else they are the user's, who has other programs besides.
    private static boolean isWorkers(String user) {
        return user.equals("65534");
    }

    /// Those that have outlived whoever started them.
    private static List<String> workersProcesses() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(it -> it.info().user().orElse("").equals("nobody"))
                    .filter(it -> it.parent().map(parent -> parent.pid() == 1).orElse(true))
                    .map(it -> "process " + it.pid() + " " + it.info().command().orElse("?"))
                    .toList();
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(Files::exists)
                    .filter(it -> !it.getFileName().toString().matches("(new)?lab\\d+"))
                    .toList();
        }
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
