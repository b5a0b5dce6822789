package handshake.course;

import handshake.lab.Language;
import handshake.ladders.LadderCheck;
import handshake.slides.LadderFence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ladders of a text: those that were typed, and those that the kit draws from captures.
public final class LadderFences {
    private static final Pattern FENCE =
            Pattern.compile("^```([^\\n]*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private LadderFences() {}

    private static boolean isTyped(String info, String content) {
        return !DrawnFence.is(info) && LadderCheck.isLadder(content);
    }

    /// The ladders of a text, in order.
    static List<String> typed(Readme text) {
        return text.fences().stream()
                .filter(fence -> isTyped(fence.info(), fence.content()))
                .map(Readme.Fence::content)
                .toList();
    }

    /// The info strings of ladders that are not what the kit draws for them.
    ///
    /// @throws IOException if a capture cannot be read
    static List<String> outdated(Path root, Readme text, Language language) throws IOException {
        var outdated = new ArrayList<String>();
        for (Readme.Fence fence : text.fences()) {
            if (LadderFence.is(fence.info())
                    && !DrawnFence.content(root, fence.info(), language)
                            .equals(Optional.of(fence.content()))) {
                outdated.add(fence.info());
            }
        }
        return outdated;
    }

    /// Writes the ladders of a lesson's text: those of captures anew, typed ones with straight
    /// lifelines. What cannot be drawn or understood stays as it is.
    ///
    /// @param file may be missing
    /// @throws IOException if it cannot be read or written
    public static void straighten(Path root, Path file, Language language) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        String text = Files.readString(file);
        var straight = new StringBuilder();
        Matcher fence = FENCE.matcher(text);
        while (fence.find()) {
            String content = fence.group(2);
            String drawn = drawn(root, fence.group(1), content, language);
            String whole = "```" + fence.group(1) + "\n" + drawn + "```";
            fence.appendReplacement(straight, Matcher.quoteReplacement(whole));
        }
        fence.appendTail(straight);
        if (!straight.toString().equals(text)) {
            Files.writeString(file, straight);
        }
    }

    private static String drawn(Path root, String info, String content, Language language)
            throws IOException {
        if (LadderFence.is(info)) {
            return DrawnFence.content(root, info, language).orElse(content);
        }
        return isTyped(info, content) ? LadderCheck.drawn(content) : content;
    }
}
