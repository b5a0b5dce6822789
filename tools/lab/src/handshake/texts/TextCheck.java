package handshake.texts;

import handshake.course.Defect;
import handshake.grader.Scratch;
import handshake.lab.Language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the commands that the course's texts show do what the texts say: they are run, in a copy
/// of the course.
public final class TextCheck implements AutoCloseable {
    private static final String CHINESE = ".zh-CN.md";

    private final Path root;
    private final Setup setup;
    private final Scratch kept = new Scratch();
    private final Tools tools;

    /// @param root the course
    /// @throws IOException if the file about them cannot be read
    public TextCheck(Path root) throws IOException, InterruptedException {
        this.root = root;
        tools = new Tools(root, kept.folder().resolve("lab.aot"));
        tools.makeArchive();
        setup = new Setup(root.resolve(Setup.FILE));
    }

    /// All texts that show commands, as paths from the course's root.
    ///
    /// @throws IOException if they cannot be read
    public List<String> texts() throws IOException {
        var texts = new ArrayList<Path>();
        try (Stream<Path> files = Files.list(root)) {
            files.forEach(texts::add);
        }
        for (String folder : List.of("lessons", "slides")) {
            try (Stream<Path> files = Files.walk(root.resolve(folder), 3)) {
                files.forEach(texts::add);
            }
        }
        var named = new ArrayList<String>();
        for (Path text : texts) {
            if (text.toString().endsWith(".md") && !shown(text).isEmpty()) {
                named.add(root.relativize(text).toString().replace('\\', '/'));
            }
        }
        named.sort(Comparator.naturalOrder());
        return named;
    }

    /// Runs the commands of a text. A Chinese one that shows the same as the English one is right
    /// if that is.
    ///
    /// @param text its path from the course's root
    /// @throws IOException if there is no network of its own to be had, or no copy can be made
    public List<Defect> check(String text) throws IOException, InterruptedException {
        return isLikeEnglish(text)
                ? List.of()
                : complaints(text).stream().map(it -> it.defect(text)).toList();
    }

    /// Runs the commands of a text, and writes what they really print where the text says something
    /// else.
    ///
    /// @return what could not be mended so
    /// @throws IOException as {@link #check}, and if the text cannot be written
    public List<Defect> write(String text) throws IOException, InterruptedException {
        Path file = root.resolve(text);
        String markdown = Files.readString(file);
        var defects = new ArrayList<Defect>();
        var done = new HashSet<ShownCommand>();
        for (TextRun.Complaint it : complaints(text).reversed()) {
            if (!done.add(it.command())) {
                continue;
            }
            Optional<String> mended =
                    ShownCommands.withOutput(markdown, it.command(), it.came().lines().toList());
            if (mended.isEmpty() || it.command().told().isEmpty()) {
                defects.add(it.defect(text));
            } else {
                markdown = mended.get();
            }
        }
        Files.writeString(file, markdown);
        return defects;
    }

    private List<TextRun.Complaint> complaints(String text)
            throws IOException, InterruptedException {
        try (var scratch = new Scratch()) {
            Path folder = Files.createDirectory(scratch.folder().resolve("course"));
            CourseCopy.make(tools, folder, language(text));
            try (var run = new TextRun(folder, setup)) {
                return run.run(text, shown(root.resolve(text))).stream()
                        .sorted(Comparator.comparing(it -> it.command().line()))
                        .toList();
            }
        }
    }

    private boolean isLikeEnglish(String text) throws IOException {
        Path english = root.resolve(text.replace(CHINESE, ".md"));
        if (!text.endsWith(CHINESE) || !Files.isRegularFile(english)) {
            return false;
        }
        List<ShownCommand> here = shown(root.resolve(text));
        List<ShownCommand> there = shown(english);
        return here.size() == there.size()
                && Stream.iterate(0, i -> i + 1)
                        .limit(here.size())
                        .allMatch(i -> here.get(i).saysTheSameAs(there.get(i)));
    }

    @Override
    public void close() {
        kept.close();
    }

    private static Language language(String text) {
        return text.endsWith(CHINESE) ? Language.ZH : Language.EN;
    }

    private static List<ShownCommand> shown(Path text) throws IOException {
        return Files.isRegularFile(text) ? ShownCommands.in(Files.readString(text)) : List.of();
    }
}
