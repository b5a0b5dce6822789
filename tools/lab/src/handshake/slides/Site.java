package handshake.slides;

import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.lab.Language;
import handshake.support.Mistake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The course as pages: lessons, slides, mistakes, captures. A page is made when it is asked for,
/// from the files as they are then.
public final class Site {
    private static final List<String> ASSETS = List.of("slides.css", "slides.js", "site.css");
    private static final Pattern DECK =
            Pattern.compile("slides/(\\d\\d-[a-z0-9-]+?)(\\.zh-CN)?\\.html");
    private static final Pattern LESSON =
            Pattern.compile("lessons/(\\d\\d-[a-z0-9-]+?)(\\.zh-CN)?\\.html");
    private static final Pattern TEXT = Pattern.compile("lessons/([A-Z]+)(\\.zh-CN)?\\.html");
    private static final Pattern TEACHERS =
            Pattern.compile("teachers/(TEACHING|PLATFORMS)(\\.zh-CN)?\\.html");
    private static final Pattern MISTAKE =
            Pattern.compile("mistakes/([a-z0-9-]+?)(\\.zh-CN)?\\.html");
    private static final Pattern CAPTURE =
            Pattern.compile("captures/([a-z0-9-]+)(\\.zh-CN)?\\.(html|pcapng)");

    private final Course course;

    public Site(Course course) {
        this.course = course;
    }

    /// A file of the site.
    ///
    /// @param type its media type
    public record Page(String type, byte[] content) {
        static Page html(String html) {
            return new Page("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// The file at this path, which has no slash at its beginning; empty if there is none.
    ///
    /// @throws IOException if what it is made of cannot be read
    public Optional<Page> page(String path) throws IOException {
        if (ASSETS.contains(path)) {
            return Optional.of(asset(path));
        }
        for (Language language : Language.values()) {
            if (path.equals("index" + language.fileSuffix() + ".html")) {
                return Optional.of(Page.html(new IndexPage(course, language).html()));
            }
        }
        Matcher deck = DECK.matcher(path);
        if (deck.matches()) {
            Optional<Lesson> lesson = lesson(deck.group(1));
            return lesson.isEmpty() ? Optional.empty() : deck(lesson.get(), language(deck));
        }
        Matcher text = LESSON.matcher(path);
        if (text.matches()) {
            Optional<Lesson> lesson = lesson(text.group(1));
            return lesson.flatMap(it ->
                    text(
                            it.folder().resolve("README" + language(text).fileSuffix() + ".md"),
                            text));
        }
        Matcher other = TEXT.matcher(path);
        if (other.matches()) {
            return text(text(course.root(), other.group(1), language(other)), other);
        }
        Matcher teachers = TEACHERS.matcher(path);
        if (teachers.matches()) {
            var guide = TeachersText.valueOf(teachers.group(1));
            return text(guide.file(course.root(), language(teachers)), teachers);
        }
        Matcher mistake = MISTAKE.matcher(path);
        if (mistake.matches()) {
            Optional<Mistake> id = Mistake.of(mistake.group(1));
            return id.isEmpty() ? Optional.empty() : mistake(id.get(), language(mistake));
        }
        Matcher capture = CAPTURE.matcher(path);
        return capture.matches() ? capture(capture) : Optional.empty();
    }

    /// The paths of all files, the root page first.
    ///
    /// @throws IOException if the course's folders cannot be read
    public List<String> paths() throws IOException {
        var paths = new ArrayList<>(List.of("index.html", "index.zh-CN.html"));
        paths.addAll(ASSETS);
        for (Language language : Language.values()) {
            String ending = language.fileSuffix() + ".html";
            for (Lesson lesson : course.lessons()) {
                paths.add("lessons/" + lesson.name() + ending);
                if (Files.isRegularFile(Deck.file(lesson, language))) {
                    paths.add("slides/" + lesson.name() + ending);
                }
            }
            for (String name : texts(course.root())) {
                paths.add("lessons/" + name + ending);
            }
            for (TeachersText text : TeachersText.in(course.root())) {
                paths.add("teachers/" + text + ending);
            }
            for (Mistake mistake : Mistake.values()) {
                paths.add("mistakes/" + mistake.id() + ending);
            }
            for (String name : CapturePage.names(course.root())) {
                paths.add("captures/" + name + ending);
            }
        }
        CapturePage.names(course.root()).forEach(it -> paths.add("captures/" + it + ".pcapng"));
        return paths;
    }

    /// The names of the texts that belong to all lessons, `PROTOCOL` for example, sorted; those
    /// that are there in both languages.
    static List<String> texts(Path root) throws IOException {
        try (var files = Files.list(root.resolve("lessons"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[A-Z]+\\.md"))
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .filter(name -> Files.isRegularFile(text(root, name, Language.ZH)))
                    .sorted()
                    .toList();
        }
    }

    static Path text(Path root, String name, Language language) {
        return root.resolve("lessons").resolve(name + language.fileSuffix() + ".md");
    }

    private Optional<Page> deck(Lesson lesson, Language language) throws IOException {
        Language there = language == Language.EN ? Language.ZH : Language.EN;
        String other =
                Files.isRegularFile(Deck.file(lesson, there))
                        ? lesson.name() + there.fileSuffix() + ".html"
                        : "";
        var page = new DeckPage(lesson, language, new Markdown(Links.from(language)));
        return Deck.of(lesson, language).map(deck -> Page.html(page.html(deck, other)));
    }

    private Optional<Page> text(Path file, Matcher path) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(
                            Page.html(
                                    TextPage.html(
                                            Files.readString(file), language(path), path.group(1))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Optional<Page> mistake(Mistake mistake, Language language) throws IOException {
        String markdown = new MistakePage(course, mistake, language).markdown();
        return Optional.of(Page.html(TextPage.html(markdown, language, mistake.id())));
    }

    private Optional<Page> capture(Matcher path) throws IOException {
        Optional<Path> file = CapturePage.file(course.root(), path.group(1));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                path.group(3).equals("pcapng")
                        ? new Page("application/octet-stream", Files.readAllBytes(file.get()))
                        : Page.html(CapturePage.html(file.get(), path.group(1), language(path))));
    }

    private Optional<Lesson> lesson(String name) {
        return course.lessons().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private static Language language(Matcher path) {
        return path.group(2) == null ? Language.EN : Language.ZH;
    }

    private static Page asset(String name) throws IOException {
        try (InputStream in = Site.class.getResourceAsStream(name)) {
            String type = name.endsWith(".js") ? "text/javascript" : "text/css";
            return new Page(type + "; charset=utf-8", in.readAllBytes());
        }
    }
}
