package handshake.texts;

import handshake.course.Defect;
import handshake.viewer.namespace.Namespace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Types the commands of one text, in order, into terminals of a network of their own.
final class TextRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String JSHELL = "jshell";
    private static final int PROGRAM_WORDS = 4;

    private final Path folder;
    private final Setup setup;
    private final Namespace network;
    private final Map<ShownCommand, Running> goingOn = new LinkedHashMap<>();
    private final List<Complaint> complaints = new ArrayList<>();
    private final Map<ShownCommand, Running> waiting = new LinkedHashMap<>();
    private Running jshell;

    /// What is wrong with a command, and what it really prints.
    record Complaint(ShownCommand command, String what, String came) {
        Defect defect(String text) {
            String shown = "\"" + command.command() + "\" " + what;
            return new Defect(
                    text + ":" + command.line(), came.isEmpty() ? shown : shown + "\n" + came);
        }
    }

    /// @param folder a copy of the course
    /// @throws IOException if no network can be had
    TextRun(Path folder, Setup setup) throws IOException {
        this.folder = folder;
        this.setup = setup;
        network = Namespace.open();
    }

    /// Runs what stands ready, then the commands, and waits for those that go on.
    ///
    /// @return what is wrong with them
    List<Complaint> run(String text, List<ShownCommand> commands)
            throws IOException, InterruptedException {
        for (String command : setup.before(text)) {
            type(new ShownCommand(0, command, List.of(), List.of(), false));
        }
        for (ShownCommand command : commands) {
            if (setup.whyNot(command.command()).isEmpty()) {
                var before = List.copyOf(waiting.entrySet());
                type(command);
                for (Map.Entry<ShownCommand, Running> it : before) {
                    end(it.getKey(), waiting.remove(it.getKey()));
                }
            }
        }
        if (jshell != null) {
            jshell.endInput();
            jshell.awaitEnd(PATIENCE);
        }
        goingOn.putAll(waiting);
        for (Map.Entry<ShownCommand, Running> it : goingOn.entrySet()) {
            end(it.getKey(), it.getValue());
        }
        return complaints;
    }

    private void type(ShownCommand shown) throws IOException, InterruptedException {
        if (shown.command().equals(JSHELL)) {
            converse(shown);
            return;
        }
        boolean waits = setup.waits(shown.command()) && waiting.isEmpty();
        boolean goesOn = setup.goesOn(shown.command()) || shown.isStopped();
        Optional<Running> already = goesOn ? running(shown) : Optional.empty();
        if (already.isPresent()) {
            awaitTold(shown, already.get());
            return;
        }
        stopTheLike(shown);
        var running = new Running(builder(shown.command()));
        if (!goesOn && !waits) {
            end(shown, running);
            return;
        }
        List<String> first = shown.told().stream().limit(1).toList();
        if (!running.await(
                came -> !came.isEmpty() && Likeness.isBeginning(first, came), PATIENCE)) {
            complain(shown, "does not begin as it should:", running.said());
        }
        if (shown.isStopped()) {
            running.stop();
        } else if (waits) {
            waiting.put(shown, running);
        } else {
            goingOn.put(shown, running);
        }
    }

    /// Types into jshell; one that is there already goes on.
    private void converse(ShownCommand shown) throws IOException, InterruptedException {
        if (jshell == null) {
            jshell = new Running(builder(JSHELL));
            jshell.type(List.of(), PATIENCE); // its welcome is in no text
        }
        int before = jshell.said().length();
        boolean answered = jshell.type(shown.typed(), PATIENCE);
        String came = jshell.said().substring(before);
        if (!answered || !Likeness.isAll(shown.told(), came)) {
            complain(shown, "prints something else:", came);
        }
    }

    private ProcessBuilder builder(String command) {
        List<String> words = List.of("sh", "-c", command);
        var builder = new ProcessBuilder(setup.isOutside(command) ? words : network.enter(words));
        builder.directory(folder.toFile());
        Map<String, String> variables = builder.environment();
        variables.put("PATH", jdk() + ":" + variables.get("PATH") + ":/usr/sbin:/sbin");
        variables.put("LC_ALL", "C.UTF-8");
        variables.put("TMPDIR", folder.toString());
        variables.keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"));
        return builder;
    }

    private static String jdk() {
        return Path.of(System.getProperty("java.home"), "bin").toString();
    }

    /// The same that goes on already: a text may show it again, and what it says by then.
    private Optional<Running> running(ShownCommand shown) {
        return goingOn.entrySet().stream()
                .filter(it -> it.getValue().isAlive())
                .filter(it -> it.getKey().command().equals(shown.command()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// Ctrl-C for a program that goes on and is started again with other arguments.
    private void stopTheLike(ShownCommand shown) throws IOException, InterruptedException {
        Optional<ShownCommand> like =
                goingOn.keySet().stream()
                        .filter(it -> program(it).equals(program(shown)))
                        .findFirst();
        if (like.isPresent() && setup.goesOn(shown.command())) {
            end(like.get(), goingOn.remove(like.get()));
        }
    }

    /// `./lab run 8 downloadserver`: the command without what its program is given.
    private static String program(ShownCommand shown) {
        List<String> words = List.of(shown.command().replace(" --solution", "").split(" +"));
        return String.join(" ", words.subList(0, Math.min(words.size(), PROGRAM_WORDS)));
    }

    private void awaitTold(ShownCommand shown, Running running) throws InterruptedException {
        if (!running.await(came -> Likeness.isBeginning(shown.told(), came), PATIENCE)) {
            complain(shown, "prints something else:", running.said());
        }
    }

    private void end(ShownCommand shown, Running running) throws InterruptedException {
        List<String> told = shown.told();
        if (setup.goesOn(shown.command())) {
            awaitTold(shown, running);
            running.stop();
            return;
        }
        running.endInput();
        if (!running.awaitEnd(PATIENCE)) {
            running.stop();
            complain(shown, "does not end:", running.said());
            return;
        }
        int wanted = setup.status(shown.command());
        if (!told.isEmpty() && !Likeness.isAll(told, running.said())) {
            complain(shown, "prints something else:", running.said());
        } else if (told.isEmpty() && running.status() != wanted) {
            String what = "ends with %d, not %d:".formatted(running.status(), wanted);
            complain(shown, what, running.said());
        }
    }

    private void complain(ShownCommand shown, String what, String came) {
        complaints.add(new Complaint(shown, what, came));
    }

    @Override
    public void close() throws IOException {
        for (Running it : goingOn.values()) {
            try {
                it.stop();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        network.close();
    }
}
