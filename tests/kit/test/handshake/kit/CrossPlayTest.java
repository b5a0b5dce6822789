package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.classroom.Inbox;
import handshake.crossplay.Standings;
import handshake.crossplay.Tournament;
import handshake.grader.Isolation;
import handshake.grader.Lesson;
import handshake.grader.PlayWorker;
import handshake.grader.WorkerSetup;
import handshake.support.Text;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/// Every client meets every server, each in a worker of its own, and who fails is told by how both
/// get on with the reference.
@Timeout(300)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CrossPlayTest {
    private static final int JOBS = 2;
    private static final int LIMIT_SECONDS = 120;
    private static final int INTERRUPTED = 130;

    @TempDir private Path temp;
    private Path inbox;

    @BeforeEach
    void make_an_inbox() throws IOException {
        inbox = Files.createDirectory(temp.resolve("inbox"));
    }

    @Test
    void the_lessons_with_a_client_and_a_server_can_be_played() throws IOException {
        List<Integer> playable =
                Kit.course().lessons().stream()
                        .filter(PlayWorker::canPlay)
                        .map(Lesson::number)
                        .toList();
        assertEquals(List.of(5, 7, 8, 10), playable);
    }

    @Test
    void right_programs_get_on_with_each_other_in_every_lesson() throws Exception {
        List<Lesson> lessons = Kit.course().lessons().stream().filter(PlayWorker::canPlay).toList();
        for (Lesson lesson : lessons) {
            for (Path program : right(lesson)) {
                Inboxes.hand(inbox, program.getFileName().toString(), lesson, program);
            }
        }
        Standings standings = play(lessons);
        assertEquals(standings.pairs(), standings.good(), this::failures);
        int players = 0;
        for (Lesson lesson : lessons) {
            int here = right(lesson).size() + 1;
            players += here * here;
        }
        assertEquals(players, standings.pairs());
    }

    @Test
    void a_client_that_fails_with_the_reference_is_at_fault_with_all() throws Exception {
        Lesson lesson = lesson(5);
        Inboxes.hand(inbox, "Zoë", lesson, wrong(lesson, "text-for-bytes"));
        Inboxes.hand(inbox, "张三", lesson, lesson.solution());
        play(List.of(lesson));
        var told = told();
        assertEquals("passed", told.get("Zoë → 张三: saves a short text"));
        for (String server : List.of("the reference", "Zoë", "张三")) {
            String picture = told.get("Zoë → " + server + ": saves a picture of 1 000 bytes");
            assertTrue(picture.startsWith("failed, client: "), told::toString);
        }
        assertEquals("passed", told.get("张三 → Zoë: saves a picture of 1 000 bytes"));
        String page = Files.readString(temp.resolve("out/" + page(lesson, "student-Zoë")));
        assertTrue(page.contains("client: Zoë"), page);
        assertTrue(page.contains("&quot;dot.png&quot;  7 bytes"), page);
        assertTrue(page.contains("The client fails here with the reference, too."), page);
    }

    @Test
    void a_server_that_fails_with_the_reference_is_at_fault_with_all() throws Exception {
        Lesson lesson = lesson(7);
        Inboxes.hand(inbox, "Ada", lesson, wrong(lesson, "path-escape"));
        Inboxes.hand(inbox, "Max", lesson, lesson.solution());
        play(List.of(lesson));
        var told = told();
        String out = ": a way out of the folder is refused";
        assertTrue(told.get("Max → Ada" + out).startsWith("failed, server: "), told::toString);
        assertEquals("passed", told.get("Ada → Max" + out));
        assertEquals("passed", told.get("Max → Ada: there is no such file"));
    }

    @Test
    void two_that_get_on_with_the_reference_but_not_with_each_other_disagree() throws Exception {
        Lesson lesson = lesson(7);
        // It ends its lines as people do who have seen HTTP; the protocol lets it.
        change(
                lesson,
                "carriage return",
                "Requests.java",
                "(line + \"\\n\")",
                "(line + \"\\r\\n\")");
        // It takes the line as it comes.
        change(
                lesson,
                "line as it is",
                "ByteStreams.java",
                "text.endsWith",
                "text.isBlank() && text.endsWith");
        Standings standings = play(List.of(lesson));
        assertEquals(1, standings.disagreements(), this::failures);
        var told = told();
        String text = told.get("carriage return → line as it is: the file is in a folder");
        assertTrue(text.startsWith("failed, they disagree: "), told::toString);
        assertEquals(
                "passed", told.get("carriage return → the reference: the file is in a folder"));
        assertTrue(Files.readString(standings.page()).contains("≠</span></a>"));
    }

    @Test
    void trouble_on_the_way_shows_who_cannot_stand_it() throws Exception {
        Lesson lesson = lesson(8);
        Inboxes.hand(inbox, "believes", lesson, wrong(lesson, "skips-digest"));
        change(lesson, "gives up", "Retry.java", "left = attempts - 1", "left = 0");
        play(List.of(lesson));
        var told = told();
        String reference = " → the reference: ";
        String flipped =
                told.get("believes" + reference + "notices a bit that was flipped on the way");
        assertTrue(flipped.contains("is not what is served"), told::toString);
        String cut =
                told.get(
                        "gives up" + reference + "goes on after a connection cut at 100 000 bytes");
        assertTrue(cut.startsWith("failed, client: "), told::toString);
    }

    @Test
    void who_cannot_play_is_told_and_does_not_hold_up_the_others() throws Exception {
        Lesson lesson = lesson(5);
        Inboxes.hand(inbox, "starter", lesson, lesson.folder());
        change(lesson, "typo", "DownloadClient.java", "final class", "finale class");
        change(lesson, "leaves", "DownloadServer.java", "return;", "System.exit(3);");
        Standings standings = play(List.of(lesson));
        var told = told();
        assertEquals(9, standings.pairs(), "the reference, starter, leaves");
        String page = Files.readString(standings.page());
        assertTrue(page.contains("<b>typo</b> does not compile: DownloadClient.java:"), page);
        String missing = "the reference → leaves: there is no such file";
        assertTrue(told.get(missing).startsWith("failed, server: "), told::toString);
        assertEquals("passed", told.get("leaves → the reference: there is no such file"));
        String todo = told.get("starter → the reference: saves a short text");
        assertTrue(todo.contains("the client is not written yet: TODO"), told::toString);
    }

    @Test
    void programs_without_end_cost_themselves_only() throws Exception {
        Lesson lesson = lesson(5);
        String sends = "socket.getOutputStream().write(Files.readAllBytes(file));";
        change(
                lesson,
                "sends",
                "DownloadServer.java",
                sends,
                "while (count > 0) { " + sends + " }");
        String saves = "content = fetch(socket, name);";
        String prints = saves + " while (port > 0) { IO.println(name); }";
        change(lesson, "prints", "DownloadClient.java", saves, prints);
        String spins = saves + " while (port > 0) { Thread.onSpinWait(); }";
        change(lesson, "spins", "DownloadClient.java", saves, spins);
        Standings standings = play(List.of(lesson));
        assertEquals(16, standings.pairs());
        var told = told();
        String text = ": saves a short text";
        String printed = told.get("prints → the reference" + text);
        assertEquals("failed, client: the client prints without end", printed, told::toString);
        String spun = told.get("spins → the reference" + text);
        assertTrue(spun.startsWith("failed, client: "), told::toString);
        for (String good : List.of("the reference → spins", "sends → prints", "sends → spins")) {
            assertEquals("passed", told.get(good + text), told::toString);
        }
        // The client of lesson 5 reads once and is content; what the server does then is its own.
        assertTrue(told.containsKey("the reference → sends" + text), told::toString);
    }

    @Test
    void what_was_played_is_not_played_again_and_a_change_is() throws Exception {
        Lesson lesson = lesson(5);
        Inboxes.hand(inbox, "Ada", lesson, lesson.solution());
        Inboxes.hand(inbox, "Max", lesson, lesson.solution());
        var count = new Count();
        play(List.of(lesson), count);
        assertEquals(9, count.now);
        String table = csv();
        count = new Count();
        play(List.of(lesson), count);
        assertEquals(0, count.now);
        assertEquals(table, csv());
        Path changed = inbox.resolve("Max").resolve(lesson.name()).resolve("DownloadClient.java");
        Files.writeString(changed, Files.readString(changed) + "// better\n");
        count = new Count();
        play(List.of(lesson), count);
        assertEquals(
                5, count.now, "Max as a client of three and as a server of three, itself once");
    }

    @Test
    void stopped_by_Ctrl_C_it_leaves_no_worker_and_goes_on_where_it_was() throws Exception {
        Lesson lesson = lesson(5);
        for (Path program : right(lesson)) {
            Inboxes.hand(inbox, program.getFileName().toString(), lesson, program);
        }
        play(List.of(lesson));
        String unbroken = csv();
        Path out = temp.resolve("broken");
        String[] words = {"class", "crossplay", inbox.toString(), "--out=" + out, "--jobs=1"};
        Path kept = Files.createDirectories(out.resolve("crossplay/kept").resolve(lesson.name()));
        Path log = Files.createFile(temp.resolve("lab.log"));
        try (var watch = out.getFileSystem().newWatchService()) {
            kept.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            try (var lab = LabProcess.start(log, words)) {
                assertTrue(watch.poll(LIMIT_SECONDS, TimeUnit.SECONDS) != null, lab::toString);
                lab.signalGroup("INT");
                assertEquals(INTERRUPTED, lab.await());
                assertEquals(
                        "Stopped: what was played is kept. The same command goes on there.",
                        lab.said().strip());
            }
        }
        LabProcess.awaitNoWorkers(log);
        assertEquals(List.of(), LabProcess.leftovers(log));
        assertEquals(0, LabProcess.run(log, words), () -> log.toString());
        assertEquals(unbroken, Files.readString(out.resolve("crossplay.csv")));
        LabProcess.awaitNoWorkers(log);
    }

    private static final class Count implements Tournament.Listener {
        private int now;

        @Override
        public void begins(Lesson lesson, int pairs) {}

        @Override
        public synchronized void played(boolean now) {
            this.now += now ? 1 : 0;
        }
    }

    private Standings play(List<Lesson> lessons) throws Exception {
        return play(lessons, new Count());
    }

    private Standings play(List<Lesson> lessons, Tournament.Listener listener) throws Exception {
        var setup =
                new WorkerSetup(Kit.root().resolve("tools/worker/target/lib"), Isolation.detect());
        Path out = temp.resolve("out");
        Function<Text, String> english = Text::en;
        return new Tournament(setup, out, JOBS, english)
                .play(lessons, Inbox.in(inbox, out), listener);
    }

    private static Lesson lesson(int number) throws IOException {
        return Kit.course().lesson(number).orElseThrow();
    }

    private static Path programs(Lesson lesson) {
        return Kit.root().resolve("tests/kit/programs").resolve(lesson.name());
    }

    private static Path wrong(Lesson lesson, String mistake) {
        return programs(lesson).resolve("wrong").resolve(mistake);
    }

    private static List<Path> right(Lesson lesson) throws IOException {
        try (Stream<Path> all = Files.list(programs(lesson).resolve("right"))) {
            return all.sorted().toList();
        }
    }

    private static String page(Lesson lesson, String name) {
        return "crossplay/" + lesson.name() + "/" + name + ".html";
    }

    /// Hands in the solution with one thing changed in one file.
    private void change(Lesson lesson, String student, String file, String from, String to)
            throws IOException {
        Inboxes.hand(inbox, student, lesson, lesson.solution());
        Path changed = inbox.resolve(student).resolve(lesson.name()).resolve(file);
        String code = Files.readString(changed);
        assertTrue(code.contains(from), () -> from + " is not in " + changed);
        Files.writeString(changed, code.replace(from, to));
    }

    private String csv() throws IOException {
        return Files.readString(temp.resolve("out/crossplay.csv"));
    }

    private String failures() {
        try {
            return csv().lines()
                    .filter(line -> line.contains(",failed,"))
                    .reduce("", (a, b) -> a + "\n" + b);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /// What the table says: `Ada → Max: title` and `passed`, or `failed, client: what`.
    private TreeMap<String, String> told() throws IOException {
        var told = new TreeMap<String, String>();
        for (String line : csv().lines().skip(1).toList()) {
            var cells = new ArrayList<>(List.of(line.split(",", 7)));
            String meeting = cells.get(1) + " → " + cells.get(2) + ": " + cells.get(3);
            String fault = cells.get(5).isEmpty() ? "" : ", " + cells.get(5) + ": " + cells.get(6);
            told.put(meeting, cells.get(4) + fault);
        }
        return told;
    }
}
