package handshake.course;

import handshake.lab.Language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills the fences of a deck that the kit draws.
public final class SlideFences {
    private static final Pattern FENCE =
            Pattern.compile("^```([^\\n]+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private SlideFences() {}

    /// The info strings of a deck's fences that are drawn, in order.
    ///
    /// @throws IOException if the deck cannot be read
    public static List<String> drawn(Path deck) throws IOException {
        return FENCE.matcher(Files.readString(deck))
                .results()
                .map(it -> it.group(1))
                .filter(DrawnFence::is)
                .toList();
    }

    /// Writes what the kit draws into a deck. What cannot be drawn stays as it is.
    ///
    /// @return the info strings of those that ask for what is not there
    /// @throws IOException if the deck cannot be read or written
    public static List<String> fill(Path root, Path deck, Language language) throws IOException {
        String text = Files.readString(deck);
        var missing = new ArrayList<String>();
        var filled = new StringBuilder();
        Matcher fence = FENCE.matcher(text);
        while (fence.find()) {
            String info = fence.group(1);
            Optional<String> content =
                    DrawnFence.is(info)
                            ? DrawnFence.content(root, info, language)
                            : Optional.of(fence.group(2));
            if (content.isEmpty()) {
                missing.add(info);
            }
            String whole = "```" + info + "\n" + content.orElse(fence.group(2)) + "```";
            fence.appendReplacement(filled, Matcher.quoteReplacement(whole));
        }
        fence.appendTail(filled);
        if (!filled.toString().equals(text)) {
            Files.writeString(deck, filled);
        }
        return missing;
    }
}
