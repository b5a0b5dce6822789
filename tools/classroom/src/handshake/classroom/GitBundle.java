package handshake.classroom;

import handshake.grader.Scratch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the newest commit of a git bundle, with git itself. Nothing is checked out: files are
/// taken out of the object store one by one, and no hook, filter or configuration of the bundle's
/// can run.
final class GitBundle {
    private static final int LIMIT_SECONDS = 60;
    private static final int MAX_LISTING_BYTES = 32 << 20;
    private static final List<String> HEADS =
            List.of("HEAD", "refs/heads/main", "refs/heads/master");
    private static final Pattern TREE_ENTRY =
            Pattern.compile("(\\d+) (\\w+) ([0-9a-f]+) +(-|\\d+)\t(.*)", Pattern.DOTALL);

    private final Path repository;

    private GitBundle(Path repository) {
        this.repository = repository;
    }

    /// @throws Refused if git does not take it
    static void read(Path bundle, HandedIn handedIn) throws IOException {
        try (var scratch = new Scratch()) {
            new GitBundle(scratch.folder()).readInto(bundle.toAbsolutePath(), handedIn);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    private void readInto(Path bundle, HandedIn handedIn) throws IOException, InterruptedException {
        git("init", "--quiet", "--bare", ".");
        git(
                "-c",
                "fetch.fsckObjects=true",
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                bundle.toString(),
                head(bundle) + ":refs/handed/in");
        for (String line : git("ls-tree", "-r", "-l", "-z", "refs/handed/in").split("\0")) {
            Matcher entry = TREE_ENTRY.matcher(line);
            if (!entry.matches()) {
                continue;
            }
            String path = handedIn.entry(entry.group(5));
            if (entry.group(1).equals("120000")) {
                handedIn.link(path);
            }
            if (entry.group(2).equals("blob") && HandedIn.isRead(path)) {
                if (Long.parseLong(entry.group(4)) > Limits.MAX_JAVA_FILE_BYTES) {
                    handedIn.add(path, new Endless());
                }
                byte[] content = run("cat-file", "blob", entry.group(3));
                handedIn.add(path, new ByteArrayInputStream(content));
            }
        }
    }

    private String head(Path bundle) throws IOException, InterruptedException {
        List<String> heads =
                git("bundle", "list-heads", bundle.toString())
                        .lines()
                        .map(line -> line.replaceFirst("^\\S+ ", ""))
                        .toList();
        return HEADS.stream()
                .filter(heads::contains)
                .findFirst()
                .or(() -> heads.stream().filter(it -> it.startsWith("refs/heads/")).findFirst())
                .orElseThrow(() -> new Refused("the git bundle has no branch", "git bundle 里没有分支"));
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        return new String(run(arguments), StandardCharsets.UTF_8);
    }

    private byte[] run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-c", "core.hooksPath=/dev/null"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(repository.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process git = builder.start();
        var watchdog = git.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS);
        watchdog.exceptionally(_ -> git.destroyForcibly());
        try (InputStream in = git.getInputStream()) {
            byte[] output = in.readNBytes(MAX_LISTING_BYTES);
            git.getOutputStream().close();
            if (git.waitFor() != 0) {
                throw new Refused("git cannot read the bundle", "git 无法读取这个 bundle");
            }
            return output;
        } finally {
            git.destroyForcibly();
        }
    }

    /// More than any file may have.
    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return ' ';
        }
    }
}
