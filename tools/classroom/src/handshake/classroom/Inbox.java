package handshake.classroom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/// The folder in which what a class has handed in lies: a folder or an archive a student, or
/// several files whose names begin with the student's.
public final class Inbox {
    private static final int MAX_SLUG_BYTES = 100;
    private static final Set<String> NOT_HANDED_IN = Set.of("__MACOSX", "Thumbs.db", "desktop.ini");

    private Inbox() {}

    /// The submissions in `folder`, by name.
    ///
    /// @param out where the results go: no submission, if it lies in `folder`
    /// @throws IOException if the folder cannot be read
    public static List<Submission> in(Path folder, Path out) throws IOException {
        var found = new TreeMap<String, List<Path>>();
        var names = new TreeMap<String, HandedInName>();
        List<Path> entries;
        try (var all = Files.list(folder)) {
            entries = all.sorted().toList();
        }
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (name.startsWith(".") || NOT_HANDED_IN.contains(name) || isSame(entry, out)) {
                continue;
            }
            HandedInName handedIn = HandedInName.of(name);
            // Canvas hands out loose files: those of one student belong together.
            String key =
                    handedIn.student() + "\0" + (handedIn.id().isEmpty() ? name : handedIn.id());
            names.put(key, handedIn);
            found.computeIfAbsent(key, _ -> new ArrayList<>()).add(entry);
        }
        var taken = new HashSet<String>();
        var submissions = new ArrayList<Submission>();
        found.forEach((key, sources) -> {
            HandedInName name = names.get(key);
            submissions.add(
                    new Submission(
                            name.student(), name.id(), slug(name, taken), List.copyOf(sources)));
        });
        return submissions;
    }

    private static boolean isSame(Path entry, Path out) throws IOException {
        return Files.exists(out) && Files.isSameFile(entry, out);
    }

    /// A file name that every system takes, and that tells the student still.
    private static String slug(HandedInName name, Set<String> taken) {
        String plain = name.student().replaceAll("[^\\p{L}\\p{M}\\p{N}._-]+", "-");
        plain = plain.replaceAll("^[.-]+|[.-]+$", "");
        while (plain.getBytes(StandardCharsets.UTF_8).length > MAX_SLUG_BYTES) {
            plain = plain.substring(0, plain.offsetByCodePoints(plain.length(), -1));
        }
        String base = plain.isEmpty() || isDevice(plain) ? "student-" + plain : plain;
        // With the number it stays what it is when another of the same name hands in.
        base = name.id().isEmpty() ? base : base + "-" + name.id();
        String slug = base;
        for (int i = 2; !taken.add(slug.toLowerCase(Locale.ROOT)); i++) {
            slug = base + "-" + i;
        }
        return slug;
    }

    private static boolean isDevice(String name) {
        return name.matches("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?|index");
    }
}
