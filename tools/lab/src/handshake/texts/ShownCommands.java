package handshake.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the commands that a text shows in fences.
///
/// In a fence that begins with `$ ` the lines behind a `$ ` are typed; those behind `jshell> ` are
/// typed into jshell; `^C` stops the command above it; all others are what the command prints. One
/// that begins with `jshell> ` goes on in the jshell of a fence before. A fence that begins with
/// `./lab` or another command, without a `$`, shows commands only; behind two spaces and a `#`
/// stands a comment.
public final class ShownCommands {
    private static final Pattern FENCE =
            Pattern.compile("(?m)^```([^\\n]*)\\n(.*?)^```$", Pattern.DOTALL);

    private static final List<String> INFOS = List.of("", "console");

    private static final Pattern COMMANDS =
            Pattern.compile("(?s)(?:\\./lab|sudo|nc|mvn|head|printf|mkdir|cmp)\\b.*");

    private static final String PROMPT = "$ ";
    private static final String JSHELL = "jshell> ";
    private static final String STOP = "^C";

    private ShownCommands() {}

    /// The commands of a Markdown text, in order.
    public static List<ShownCommand> in(String markdown) {
        var all = new ArrayList<ShownCommand>();
        Matcher fence = FENCE.matcher(markdown);
        while (fence.find()) {
            int line = 1 + (int) markdown.substring(0, fence.start(2)).lines().count();
            if (INFOS.contains(fence.group(1))) {
                commands(fence.group(2), line, all);
            }
        }
        return all;
    }

    private static void commands(String fence, int line, List<ShownCommand> all) {
        List<String> lines = fence.lines().toList();
        if (fence.startsWith(PROMPT) || fence.startsWith(JSHELL)) {
            session(lines, line, all);
        } else if (COMMANDS.matcher(fence).matches()) {
            for (int i = 0; i < lines.size(); i++) {
                String command = lines.get(i).replaceFirst("\\s{2,}#.*", "").strip();
                all.add(new ShownCommand(line + i, command, List.of(), List.of(), false));
            }
        }
    }

    private static void session(List<String> lines, int first, List<ShownCommand> all) {
        for (int i = 0; i < lines.size(); ) {
            boolean goesOn = lines.get(i).startsWith(JSHELL);
            int from = goesOn ? i : i + 1;
            int end = i + 1;
            while (end < lines.size() && !lines.get(end).startsWith(PROMPT)) {
                end++;
            }
            List<String> below = lines.subList(from, end);
            all.add(
                    new ShownCommand(
                            first + i,
                            goesOn ? "jshell" : lines.get(i).substring(PROMPT.length()).strip(),
                            below.stream()
                                    .filter(it -> it.startsWith(JSHELL))
                                    .map(it -> it.substring(JSHELL.length()))
                                    .toList(),
                            below.stream()
                                    .filter(it -> !it.startsWith(JSHELL) && !it.equals(STOP))
                                    .toList(),
                            below.contains(STOP)));
            i = end;
        }
    }

    /// The text with other lines below one of its commands.
    ///
    /// @param command one of those that {@link #in} found in this very text
    /// @return empty if the command's fence has no room for lines below it
    static Optional<String> withOutput(String markdown, ShownCommand command, List<String> output) {
        List<String> lines = markdown.lines().toList();
        int at = command.line();
        if (!lines.get(at - 1).startsWith(PROMPT)) {
            return Optional.empty();
        }
        var changed = new ArrayList<>(lines.subList(0, at));
        changed.addAll(output);
        changed.addAll(lines.subList(at + command.told().size(), lines.size()));
        return Optional.of(String.join("\n", changed) + "\n");
    }
}
